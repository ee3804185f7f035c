# `cpack --config build/PRESET/CPackConfig.cmake` makes muster_VERSION_ARCHITECTURE.deb: the program, the service, its
# configuration, the content of the demonstration, which the package builds and serves when it is installed.
# `cmake --install build/PRESET` puts the program in its place and nothing else.
set(packaging ${PROJECT_SOURCE_DIR}/packaging)
install(FILES ${packaging}/muster.service DESTINATION /usr/lib/systemd/system COMPONENT service EXCLUDE_FROM_ALL)
install(FILES ${packaging}/serve.yaml DESTINATION /etc/muster COMPONENT service EXCLUDE_FROM_ALL)
install(DIRECTORY content/ DESTINATION /usr/share/muster/demonstration COMPONENT service EXCLUDE_FROM_ALL)
install(FILES README.md CHANGELOG.md ${packaging}/debian/copyright
  DESTINATION /usr/share/doc/muster COMPONENT service EXCLUDE_FROM_ALL)
install(DIRECTORY ${packaging}/examples DESTINATION /usr/share/doc/muster COMPONENT service EXCLUDE_FROM_ALL)

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME muster)
set(CPACK_PACKAGE_CONTACT "The authors of Muster <muster@example.org>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "build and serve the public site of a professional regulator")
set(CPACK_PACKAGE_DESCRIPTION "Turns Markdown pages, questions and a member file into a site with full-text search and a
name lookup, and serves it. The package starts a demonstration on http://127.0.0.1:8080.")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_COMPONENTS_ALL program service)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_COMPONENTS_GROUPING ALL_COMPONENTS_IN_ONE)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION web)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_DEPENDS adduser)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_DEBIAN_PACKAGE_CONTROL_EXTRA ${packaging}/debian/postinst ${packaging}/debian/prerm ${packaging}/debian/postrm
  ${packaging}/debian/conffiles)
include(CPack)
