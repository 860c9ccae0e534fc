# Two INTERFACE targets, linked PRIVATE and never exported: panveil_flags for everything here,
# panveil_hardening for what ships.
include(CheckCXXCompilerFlag)

add_library(panveil_flags INTERFACE)
target_compile_features(panveil_flags INTERFACE cxx_std_17)
target_compile_options(panveil_flags INTERFACE
  -Wall -Wextra -Wshadow -Wconversion -Wsign-conversion -Wcast-qual -Wformat=2 -Wundef
  $<$<COMPILE_LANGUAGE:CXX>:-Wnon-virtual-dtor;-Woverloaded-virtual>
  $<$<BOOL:${PANVEIL_WERROR}>:-Werror>)

add_library(panveil_hardening INTERFACE)
if(PANVEIL_SANITIZE)
  target_compile_options(panveil_flags INTERFACE
    -fsanitize=${PANVEIL_SANITIZE} -fno-omit-frame-pointer -g1)
  if(PANVEIL_SANITIZE MATCHES "undefined")
    target_compile_options(panveil_flags INTERFACE -fno-sanitize-recover=undefined)
  endif()
  target_link_options(panveil_flags INTERFACE -fsanitize=${PANVEIL_SANITIZE})
else()
  foreach(flag -fstack-protector-strong -fstack-clash-protection -fcf-protection=full
               -ftrivial-auto-var-init=zero)
    string(MAKE_C_IDENTIFIER "PANVEIL_HAS${flag}" has)
    check_cxx_compiler_flag(${flag} ${has})
    if(${has})
      target_compile_options(panveil_hardening INTERFACE ${flag})
    endif()
  endforeach()
  target_compile_options(panveil_hardening INTERFACE
    $<$<NOT:$<CONFIG:Debug>>:-U_FORTIFY_SOURCE;-D_FORTIFY_SOURCE=3>)
  target_compile_definitions(panveil_hardening INTERFACE
    $<$<COMPILE_LANGUAGE:CXX>:_GLIBCXX_ASSERTIONS>)
  target_link_options(panveil_hardening INTERFACE -Wl,-z,relro,-z,now,-z,noexecstack)
endif()
