// Tokens of PANs, both ways, by the keys of a keyring.
#ifndef PANVEIL_TOKEN_PAN_TOKENIZER_H_
#define PANVEIL_TOKEN_PAN_TOKENIZER_H_

#include <memory>
#include <string_view>

#include "absl/status/statusor.h"
#include "panveil/keyring.h"
#include "panveil/options.h"
#include "token/tokenizer.h"

namespace panveil::token {

// Makes tokens with the primary key, which is copied out: the keyring may change or die afterwards.
// InvalidArgumentError names the option that is wrong: a scope of more than 1024 bytes, a format
// that is none, a keyring that was moved from.
[[nodiscard]] absl::StatusOr<std::shared_ptr<const Tokenizer>> MakeTokenizer(const Keyring& keyring,
                                                                             std::string_view scope,
                                                                             TokenFormat format);

}  // namespace panveil::token

#endif  // PANVEIL_TOKEN_PAN_TOKENIZER_H_
