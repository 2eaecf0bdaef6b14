#pragma once
typedef struct stub_file FILE;
