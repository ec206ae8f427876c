# One interface target carries the warnings, sanitizers and hardening of every target of ours.
add_library(anjungan_options INTERFACE)
target_compile_options(anjungan_options INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wnon-virtual-dtor
  -Woverloaded-virtual -Wimplicit-fallthrough -Wswitch-enum -fno-math-errno)
# Designated initialisers leave the other members at their defaults on purpose.
target_compile_options(anjungan_options INTERFACE -Wno-missing-field-initializers)
target_include_directories(anjungan_options INTERFACE ${CMAKE_SOURCE_DIR})

if(ANJUNGAN_SANITIZE)
  # With g++ these three take more than half of the time of compiling (44 s instead of 18 for the staff's
  # screens), and what they find the address sanitizer finds too when it is used; clang's builds,
  # which fuzz, have them.
  # A target may do without some checks for undefined behaviour, by its property
  # ANJUNGAN_UNCHECKED: `undefined`, or one of them by name. After -fsanitize, which would undo it.
  set(unchecked $<TARGET_PROPERTY:ANJUNGAN_UNCHECKED>)
  target_compile_options(anjungan_options INTERFACE
    -fsanitize=address,undefined,float-cast-overflow
    -fno-sanitize-recover=undefined,float-cast-overflow -fno-omit-frame-pointer
    $<$<CXX_COMPILER_ID:GNU>:-fno-sanitize=null,alignment,object-size>
    $<$<BOOL:${unchecked}>:-fno-sanitize=${unchecked}>)
  target_link_options(anjungan_options INTERFACE -fsanitize=address,undefined)
endif()
if(ANJUNGAN_TSAN)
  target_compile_options(anjungan_options INTERFACE -fsanitize=thread -fno-omit-frame-pointer)
  target_link_options(anjungan_options INTERFACE -fsanitize=thread)
endif()
if(ANJUNGAN_FUZZ)
  # Libraries report their branches to libFuzzer; only the fuzz targets have its main function.
  target_compile_options(anjungan_options INTERFACE -fsanitize=fuzzer-no-link)
endif()
if(ANJUNGAN_COVERAGE)
  target_compile_options(anjungan_options INTERFACE --coverage)
  target_link_options(anjungan_options INTERFACE --coverage)
endif()
if(ANJUNGAN_HARDEN)
  target_compile_options(anjungan_options INTERFACE
    -fstack-protector-strong -fstack-clash-protection -fcf-protection -D_FORTIFY_SOURCE=2)
  target_link_options(anjungan_options INTERFACE -Wl,-z,relro,-z,now,-z,noexecstack -pie)
  set(CMAKE_INTERPROCEDURAL_OPTIMIZATION ON)
endif()
