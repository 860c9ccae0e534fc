# Debian packages of what install() puts where: `cpack` in the build folder writes
#   libpanveil<so version>   the shared library
#   libpanveil-dev           headers, the archive, files for CMake and pkg-config
#   panveil                  the command-line tool
include(GNUInstallDirs)
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME panveil)
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "${PROJECT_DESCRIPTION}")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_COMPONENTS_ALL runtime development)
if(TARGET panveil_cli)
  list(APPEND CPACK_COMPONENTS_ALL tool)
endif()

set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_MAINTAINER "panveil" CACHE STRING "Maintainer of the Debian packages")
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)

get_target_property(panveil_so_version panveil_c SOVERSION)
set(CPACK_DEBIAN_RUNTIME_PACKAGE_NAME libpanveil${panveil_so_version})
set(CPACK_DEBIAN_RUNTIME_PACKAGE_SECTION libs)
# That ldconfig runs, and what a package that links it depends on.
set(CPACK_DEBIAN_RUNTIME_PACKAGE_GENERATE_SHLIBS ON)
set(CPACK_COMPONENT_RUNTIME_DESCRIPTION "The shared library, for programs in C and bindings.")

set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_NAME libpanveil-dev)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_SECTION libdevel)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_SHLIBDEPS OFF)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_DEPENDS
    "${CPACK_DEBIAN_RUNTIME_PACKAGE_NAME} (= ${PROJECT_VERSION})")
# What linking the archive takes.
if(NOT PANVEIL_CORE_ONLY AND NOT PANVEIL_SELF_CONTAINED)
  string(APPEND CPACK_DEBIAN_DEVELOPMENT_PACKAGE_DEPENDS ", libabsl-dev, libssl-dev")
  if(PANVEIL_WITH_RE2)
    string(APPEND CPACK_DEBIAN_DEVELOPMENT_PACKAGE_DEPENDS ", libre2-dev, pkg-config")
  endif()
endif()
set(CPACK_COMPONENT_DEVELOPMENT_DESCRIPTION
    "Headers for C and C++, the archive, and files for CMake and pkg-config.")

set(CPACK_DEBIAN_TOOL_PACKAGE_NAME panveil)
set(CPACK_DEBIAN_TOOL_PACKAGE_SECTION utils)
set(CPACK_COMPONENT_TOOL_DESCRIPTION "The command-line tool: scrub, scan, explain, detokenize.")
foreach(component IN LISTS CPACK_COMPONENTS_ALL)
  string(TOUPPER ${component} name)
  install(FILES ${PROJECT_SOURCE_DIR}/LICENSE RENAME copyright COMPONENT ${component}
          DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/${CPACK_DEBIAN_${name}_PACKAGE_NAME})
endforeach()
include(CPack)
