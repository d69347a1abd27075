# What is installed beside the program, and the Debian package: cmake --preset package && cmake --build --preset package && cpack
# --preset package (a package is only made from that preset, whose paths are those of Debian).

set(doc ${CMAKE_INSTALL_DATADIR}/doc/oitcheck)

# made FILE COMMAND…: a file of the build that the command's standard output fills
function(made file)
	add_custom_command(OUTPUT ${file} VERBATIM COMMAND sh -c [["$@" >"$0"]] ${file} ${ARGN} DEPENDS oitcheck)
	set_property(GLOBAL APPEND PROPERTY OITCHECK_MADE ${file})
endfunction()

made(${CMAKE_BINARY_DIR}/completion.bash env LC_ALL=C $<TARGET_FILE:oitcheck> completion bash)
made(${CMAKE_BINARY_DIR}/completion.zsh env LC_ALL=C $<TARGET_FILE:oitcheck> completion zsh)
install(FILES ${CMAKE_BINARY_DIR}/completion.bash DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions RENAME oitcheck)
if(EXISTS /etc/debian_version)
	install(FILES ${CMAKE_BINARY_DIR}/completion.zsh DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions RENAME _oitcheck)
else()
	install(FILES ${CMAKE_BINARY_DIR}/completion.zsh DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/site-functions RENAME _oitcheck)
endif()

file(GLOB manuals CONFIGURE_DEPENDS docs/man/*.[1-8])
foreach(manual ${manuals})
	get_filename_component(name ${manual} NAME)
	string(REGEX REPLACE ".*\\." "" section ${name})
	made(${CMAKE_BINARY_DIR}/${name}.gz gzip -9nc ${manual})
	add_custom_command(OUTPUT ${CMAKE_BINARY_DIR}/${name}.gz APPEND DEPENDS ${manual})
	install(FILES ${CMAKE_BINARY_DIR}/${name}.gz DESTINATION ${CMAKE_INSTALL_MANDIR}/man${section})
endforeach()

made(${CMAKE_BINARY_DIR}/changelog.gz gzip -9nc ${CMAKE_SOURCE_DIR}/packaging/changelog)
install(FILES ${CMAKE_BINARY_DIR}/changelog.gz DESTINATION ${doc})
install(FILES packaging/copyright README.md DESTINATION ${doc})
install(DIRECTORY docs/ DESTINATION ${doc}/docs PATTERN man EXCLUDE PATTERN HACKING.md EXCLUDE)
install(FILES packaging/lintian-overrides DESTINATION ${CMAKE_INSTALL_DATADIR}/lintian/overrides RENAME oitcheck)

get_property(files GLOBAL PROPERTY OITCHECK_MADE)
add_custom_target(made ALL DEPENDS ${files})

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME oitcheck)
set(CPACK_PACKAGE_CONTACT "oitcheck maintainers <maintainers@oitcheck.example>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "check a Thai agency's website against the OIT items of ITA")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION web)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
# Programs that open PDF, .doc and .rtf, the certificates of HTTPS; without what is recommended, scans and pages made by JavaScript
# stay unread.
set(CPACK_DEBIAN_PACKAGE_DEPENDS "poppler-utils, antiword, unrtf, ca-certificates")
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "chromium, tesseract-ocr, tesseract-ocr-tha")
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION "reads an agency's website as an assessor of the Integrity and Transparency
Assessment (ITA) would, decides every item of the Open Data Integrity and
Transparency Assessment (OIT), and prints in Thai or English what is missing,
what it costs, and what to do about it, with the evidence.
.
Reports are written as text, HTML, JSON, CSV, a workbook, Markdown and JUnit;
past audits are kept and compared. The criteria are JSON files.")
include(CPack)
