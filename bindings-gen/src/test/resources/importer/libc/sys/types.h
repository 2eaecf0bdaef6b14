#pragma once
typedef int pid_t;
typedef unsigned int uid_t;
typedef unsigned int gid_t;
