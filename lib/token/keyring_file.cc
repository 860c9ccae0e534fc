// Keyring::Load(), FromText() and Save(). The file:
//   {"panveil_keyring": 1, "primary": "k1",
//    "keys": [{"id": "k1", "created": "2026-11-22T00:00:00Z", "key": "<base64 or hexadecimal>"}]}
#include <algorithm>
#include <cstdint>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "token/key_text.h"
#include "token/keyring_entry.h"
#include "token/secret_file.h"

namespace panveil {
namespace {

constexpr std::size_t kMostFileBytes = std::size_t{1} << 20;
constexpr std::int64_t kVersion = 1;

// A string that wipes what it gives back, so that the JSON values leave no key behind. (The
// parser's own copy of the token it is at is the one that is out of reach.)
template <typename T>
struct WipingAllocator : std::allocator<T> {
  using value_type = T;
  template <typename U>
  struct rebind {
    using other = WipingAllocator<U>;
  };

  WipingAllocator() = default;
  template <typename U>
  explicit WipingAllocator(const WipingAllocator<U>&) noexcept {}

  void deallocate(T* data, std::size_t count) noexcept {
    base::Wipe(data, count * sizeof(T));
    std::allocator<T>::deallocate(data, count);
  }
};
using SecretString = std::basic_string<char, std::char_traits<char>, WipingAllocator<char>>;
using Json = nlohmann::basic_json<std::map, std::vector, SecretString>;

std::string_view View(const SecretString& text) noexcept { return {text.data(), text.size()}; }

// The string member of that name, or null.
const SecretString* FindText(const Json& object, const char* name) {
  const auto found = object.find(name);
  if (found == object.end()) return nullptr;
  return found->get_ptr<const Json::string_t*>();
}

// 2026-11-22T00:00:00Z, in shape.
bool IsTimestamp(std::string_view text) noexcept {
  constexpr std::string_view kShape = "0000-00-00T00:00:00Z";
  return std::equal(text.begin(), text.end(), kShape.begin(), kShape.end(), [](char c, char shape) {
    return shape == '0' ? c >= '0' && c <= '9' : c == shape;
  });
}

// What is wrong with a file, without a byte of it.
absl::Status FileError(const std::string& path, const std::string& what) {
  return absl::InvalidArgumentError(path + ": " + what);
}

struct FileKey {
  std::string id;
  std::string created;
  SecretKey key;
};

absl::StatusOr<FileKey> ReadKey(const std::string& path, const Json& json, std::size_t index) {
  const std::string name = "key number " + std::to_string(index + 1);
  if (!json.is_object()) return FileError(path, name + " is not an object");
  const SecretString* id = FindText(json, "id");
  if (id == nullptr || !token::IsKeyId(View(*id))) {
    return FileError(path, name + " has no \"id\" of 1 to 32 of [A-Za-z0-9_-]");
  }
  std::string created;
  if (json.contains("created")) {
    const SecretString* text = FindText(json, "created");
    if (text == nullptr || !IsTimestamp(View(*text))) {
      return FileError(path, name + " has a \"created\" that is no time like 2026-11-22T00:00:00Z");
    }
    created = View(*text);
  }
  const SecretString* text = FindText(json, "key");
  const auto block = token::NewSecretBlock();
  if (block == nullptr) return absl::ResourceExhaustedError(path + ": no memory");
  if (text == nullptr || !token::ReadKeyText(View(*text), block.get())) {
    return FileError(path, name + " has no \"key\" of 32 bytes in base64 or hexadecimal");
  }
  auto key = SecretKey::FromBytes(
      {reinterpret_cast<const char*>(block->bytes.data()), block->bytes.size()});
  if (!key.ok()) return key.status();
  return FileKey{std::string(View(*id)), std::move(created), *std::move(key)};
}

absl::StatusOr<std::vector<FileKey>> ReadKeys(const std::string& path, const Json& json) {
  if (json.is_discarded()) return FileError(path, "not JSON");
  if (!json.is_object()) return FileError(path, "not a JSON object");
  const auto version = json.find("panveil_keyring");
  if (version == json.end()) return FileError(path, "no \"panveil_keyring\"");
  if (!version->is_number_integer() || *version != kVersion) {
    return FileError(path, "\"panveil_keyring\" is not 1, the one version known here");
  }
  const auto list = json.find("keys");
  if (list == json.end() || !list->is_array()) return FileError(path, "no list \"keys\"");
  std::vector<FileKey> keys;
  for (const Json& item : *list) {
    auto key = ReadKey(path, item, keys.size());
    if (!key.ok()) return key.status();
    const bool known = std::any_of(keys.begin(), keys.end(),
                                   [&](const FileKey& other) { return other.id == key->id; });
    if (known) {
      return FileError(path, "key number " + std::to_string(keys.size() + 1) +
                                 " has the \"id\" of one before it");
    }
    keys.push_back(*std::move(key));
  }
  const SecretString* primary = FindText(json, "primary");
  if (primary == nullptr) return FileError(path, "no \"primary\"");
  const auto first = std::find_if(keys.begin(), keys.end(),
                                  [&](const FileKey& k) { return k.id == View(*primary); });
  if (first == keys.end()) return FileError(path, "\"primary\" is not the \"id\" of a key");
  std::rotate(keys.begin(), first, first + 1);
  return keys;
}

}  // namespace

absl::StatusOr<Keyring> Keyring::Parse(const std::string& name, std::string_view text) {
  // Without exceptions: the parser's would quote the file.
  const Json json = Json::parse(text.begin(), text.end(), nullptr, false);
  auto keys = ReadKeys(name, json);
  if (!keys.ok()) return keys.status();
  Keyring keyring;
  for (FileKey& key : *keys) {
    keyring.entries_.push_back({std::move(key.id), std::move(key.created), std::move(key.key)});
  }
  return keyring;
}

absl::StatusOr<Keyring> Keyring::Load(const std::string& path) {
  const auto file = token::ReadSecretFile(path, kMostFileBytes);
  if (!file.ok()) return file.status();
  return Parse(path, file->view());
}

absl::StatusOr<Keyring> Keyring::FromText(std::string_view text) {
  const std::string name = "keyring";
  if (text.size() > kMostFileBytes) {
    return FileError(name, "larger than " + std::to_string(kMostFileBytes) + " bytes");
  }
  return Parse(name, text);
}

absl::Status Keyring::Save(const std::string& path) const {
  if (entries_.empty()) return absl::FailedPreconditionError("the keyring was moved from");
  // Put together by hand, in memory that no key outlives: ids and times need no escapes.
  std::string head =
      "{\n  \"panveil_keyring\": 1,\n  \"primary\": \"" + entries_[0].id + "\",\n  \"keys\": [\n";
  constexpr std::size_t kMostEntryBytes = 160;
  token::SecretBuffer file(head.size() + entries_.size() * kMostEntryBytes + 8);
  if (file.data() == nullptr) return absl::ResourceExhaustedError("no memory for the file");
  char* end = std::copy(head.begin(), head.end(), file.data());
  for (const Entry& entry : entries_) {
    head = "    {\"id\": \"" + entry.id + "\", ";
    if (!entry.created.empty()) head += "\"created\": \"" + entry.created + "\", ";
    head += "\"key\": \"";
    end = std::copy(head.begin(), head.end(), end);
    token::WriteKeyText(entry.key.RevealBytes(), end);
    end += token::kKeyTextChars;
    const std::string_view tail = &entry == &entries_.back() ? "\"}\n" : "\"},\n";
    end = std::copy(tail.begin(), tail.end(), end);
  }
  constexpr std::string_view kTail = "  ]\n}\n";
  end = std::copy(kTail.begin(), kTail.end(), end);
  file.Shrink(static_cast<std::size_t>(end - file.data()));
  return token::WriteSecretFile(path, file.view());
}

}  // namespace panveil
