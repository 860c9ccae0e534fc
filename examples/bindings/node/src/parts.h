// What the addon gives to JavaScript, part by part. Thin: lib/*.js looks at the types of arguments,
// throws, and makes classes of it.
//
// A call returns a negative number or a panveil_status where it failed, and never throws itself,
// but for what a function of the caller's threw.
#ifndef PANVEIL_NODE_PARTS_H_
#define PANVEIL_NODE_PARTS_H_

#include "napi.h"

namespace panveil_node {

struct Function {
  const char* name;
  napi_callback call;
};

// Adds functions to the module.
template <std::size_t kCount>
void Export(napi_env env, napi_value exports, const Function (&functions)[kCount]) {
  for (const Function& function : functions) {
    napi_value value = nullptr;
    napi_create_function(env, function.name, NAPI_AUTO_LENGTH, function.call, nullptr, &value);
    napi_set_named_property(env, exports, function.name, value);
  }
}

void ExportOptions(napi_env env, napi_value exports);
void ExportScrubber(napi_env env, napi_value exports);
void ExportStream(napi_env env, napi_value exports);
void ExportConversation(napi_env env, napi_value exports);
void ExportKeyring(napi_env env, napi_value exports);
void ExportDetokenizer(napi_env env, napi_value exports);

}  // namespace panveil_node

#endif  // PANVEIL_NODE_PARTS_H_
