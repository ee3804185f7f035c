# add_module(NAME SOURCES file... DEPENDS target... LIBRARIES target...)
#
# One static library for the folder that calls it. DEPENDS names the project's own modules whose headers this one may
# include; tests/checks/check_includes.py proves that the sources keep to it. LIBRARIES are other people's.
function(add_module name)
  cmake_parse_arguments(module "" "" "SOURCES;DEPENDS;LIBRARIES" ${ARGN})
  add_library(${name} STATIC ${module_SOURCES})
  target_include_directories(${name} PUBLIC ${PROJECT_SOURCE_DIR})
  target_link_libraries(${name}
    PUBLIC ${module_DEPENDS}
    PRIVATE ${module_LIBRARIES} muster_warnings muster_sanitizers)
endfunction()

# add_module_tests(MODULE SOURCES file... LIBRARIES target...)
#
# One doctest program, unit_MODULE, run by ctest under that name. An empty run is a failure.
function(add_module_tests module)
  cmake_parse_arguments(tests "" "" "SOURCES;LIBRARIES" ${ARGN})
  add_executable(unit_${module} ${tests_SOURCES})
  target_link_libraries(unit_${module} PRIVATE
    ${module} test_support ${tests_LIBRARIES} muster_warnings muster_sanitizers)
  add_test(NAME unit_${module} COMMAND unit_${module})
  set_tests_properties(unit_${module} PROPERTIES
    LABELS unit FAIL_REGULAR_EXPRESSION "test cases: +0 " TIMEOUT 300)
endfunction()
