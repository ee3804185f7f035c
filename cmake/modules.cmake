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

# embed_files(OUTPUT HEADER FUNCTION file...)
#
# Makes the source OUTPUT, which defines `std::map<std::string, std::string> FUNCTION()` of HEADER: the bytes of the
# files by their path below the calling folder.
function(embed_files output header function)
  list(TRANSFORM ARGN PREPEND ${CMAKE_CURRENT_SOURCE_DIR}/ OUTPUT_VARIABLE paths)
  add_custom_command(
    OUTPUT ${output}
    COMMAND ${CMAKE_COMMAND} -DROOT=${CMAKE_CURRENT_SOURCE_DIR} "-DFILES=${ARGN}" -DHEADER=${header}
            -DFUNCTION=${function} -DOUTPUT=${output} -P ${PROJECT_SOURCE_DIR}/cmake/embed.cmake
    DEPENDS ${paths} ${PROJECT_SOURCE_DIR}/cmake/embed.cmake
    VERBATIM)
endfunction()
