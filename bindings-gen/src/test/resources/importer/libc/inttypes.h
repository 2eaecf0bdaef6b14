// What GNUstep's headers need of a C library, without that library: our own text.
#pragma once
#include <stdint.h>
