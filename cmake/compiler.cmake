# Language level, warnings and sanitizers, as interface targets that every module links: never global flags.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)

option(MUSTER_WERROR "Treat warnings as errors" OFF)
set(MUSTER_SANITIZE "" CACHE STRING "Sanitizers, as -fsanitize= takes them (address,undefined or thread)")

add_library(muster_warnings INTERFACE)
target_compile_options(muster_warnings INTERFACE
  -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual -Wcast-qual -Wundef
  # GCC 12 sees overlaps in std::string that are not there (its bug 105651).
  $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>
  $<$<BOOL:${MUSTER_WERROR}>:-Werror>)

add_library(muster_sanitizers INTERFACE)
if(MUSTER_SANITIZE)
  target_compile_options(muster_sanitizers INTERFACE
    -fsanitize=${MUSTER_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  target_link_options(muster_sanitizers INTERFACE -fsanitize=${MUSTER_SANITIZE})
endif()

# Debug and sanitizer builds check each access to a vector, a text or an optional.
target_compile_definitions(muster_sanitizers INTERFACE $<$<CONFIG:Debug,Sanitize>:_GLIBCXX_ASSERTIONS>)

option(MUSTER_FUZZ "Build the fuzz targets for libFuzzer (clang only)" OFF)
if(MUSTER_FUZZ)
  # Every module tells the fuzzer which ways were taken; without that it fuzzes blind.
  target_compile_options(muster_sanitizers INTERFACE -fsanitize=fuzzer-no-link)
endif()

find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CCACHE_PROGRAM})
endif()
