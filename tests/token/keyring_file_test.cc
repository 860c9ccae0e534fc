#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "panveil/keyring.h"

namespace panveil {
namespace {

using testing::HasSubstr;
using testing::Not;

namespace fs = std::filesystem;

// 32 bytes, and twice as text: no error may show four characters of it in a row.
constexpr char kKeyText[] = "Q7zX9vB2mK4pL8sD1fG6hJ3wE5rT0yUqAcNiOoZxM8Y=";
constexpr char kHexText[] = "43bcd7f6f076982b4a4bcb0cd5f1ba1e19daf04ae4ad3d3283738a86cc5c1d7e";

// A folder of its own for each test.
class KeyringFileTest : public testing::Test {
 protected:
  KeyringFileTest() {
    std::string name = testing::TempDir() + "keyring.XXXXXX";
    folder_ = mkdtemp(name.data());
    path_ = (folder_ / "panveil.keys").string();
  }
  ~KeyringFileTest() override { fs::remove_all(folder_); }

  void Write(const std::string& content, mode_t mode = 0600) const {
    std::ofstream(path_, std::ios::binary) << content;
    ASSERT_EQ(chmod(path_.c_str(), mode), 0);
  }

  std::string Read() const {
    std::ifstream in(path_, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }

  mode_t Mode() const {
    struct stat file {};
    EXPECT_EQ(stat(path_.c_str(), &file), 0);
    return file.st_mode & 07777;
  }

  fs::path folder_;
  std::string path_;
};

void ExpectNoKeyIn(absl::string_view message) {
  const std::string text(message.data(), message.size());
  for (const std::string key : {kKeyText, kHexText}) {
    for (std::size_t i = 0; i + 4 <= key.size(); ++i) {
      EXPECT_THAT(text, Not(HasSubstr(key.substr(i, 4))));
    }
  }
}

TEST_F(KeyringFileTest, LoadsWhatWasSaved) {
  auto keyring = Keyring::Generate();
  ASSERT_TRUE(keyring.ok());
  ASSERT_TRUE(keyring->Rotate(*SecretKey::Generate(), "second").ok());
  ASSERT_TRUE(keyring->Rotate(*SecretKey::Generate(), std::string(32, 'x')).ok());
  ASSERT_TRUE(keyring->Save(path_).ok());
  EXPECT_EQ(Mode(), 0600u);

  const auto loaded = Keyring::Load(path_);
  ASSERT_TRUE(loaded.ok()) << loaded.status();
  EXPECT_EQ(loaded->Ids(), keyring->Ids());
  for (const std::string& id : keyring->Ids()) {
    EXPECT_EQ(loaded->Find(id)->RevealBytes(), keyring->Find(id)->RevealBytes());
  }
  // The times too.
  const std::string before = Read();
  ASSERT_TRUE(loaded->Save(path_).ok());
  EXPECT_EQ(Read(), before);
}

TEST_F(KeyringFileTest, ReadsTheTextOfAFile) {
  auto keyring = Keyring::Generate();
  ASSERT_TRUE(keyring.ok());
  ASSERT_TRUE(keyring->Rotate(*SecretKey::Generate(), "second").ok());
  ASSERT_TRUE(keyring->Save(path_).ok());
  const auto read = Keyring::FromText(Read());
  ASSERT_TRUE(read.ok()) << read.status();
  EXPECT_EQ(read->Ids(), keyring->Ids());
  EXPECT_EQ(read->Find("second")->RevealBytes(), keyring->Find("second")->RevealBytes());

  const auto long_text = Keyring::FromText(std::string((1 << 20) + 1, ' '));
  EXPECT_EQ(long_text.status(), absl::InvalidArgumentError("keyring: larger than 1048576 bytes"));
  EXPECT_FALSE(Keyring::FromText({}).ok());
}

TEST_F(KeyringFileTest, SaveReplacesAFileAndLeavesNothingBeside) {
  Write("old", 0644);
  auto keyring = Keyring::Generate();
  ASSERT_TRUE(keyring.ok());
  ASSERT_TRUE(keyring->Save(path_).ok());
  EXPECT_EQ(Mode(), 0600u);
  EXPECT_TRUE(Keyring::Load(path_).ok());
  EXPECT_EQ(std::distance(fs::directory_iterator(folder_), fs::directory_iterator()), 1);
}

TEST_F(KeyringFileTest, SaveThatFailsNamesTheFileAndLeavesNothing) {
  auto keyring = Keyring::Generate();
  ASSERT_TRUE(keyring.ok());
  const absl::Status no_folder = keyring->Save((folder_ / "none" / "keys").string());
  EXPECT_EQ(no_folder.code(), absl::StatusCode::kNotFound);
  EXPECT_THAT(std::string(no_folder.message()), HasSubstr("none/keys"));
  fs::create_directory(path_);
  EXPECT_FALSE(keyring->Save(path_).ok());
  EXPECT_EQ(std::distance(fs::directory_iterator(folder_), fs::directory_iterator()), 1);
}

TEST_F(KeyringFileTest, LoadsHexadecimalKeysAndKeysWithoutTime) {
  Write(std::string(R"({"primary":"b","keys":[{"key":")") + kKeyText + R"(","id":"a"},{"id":"b",
      "created":"2026-11-22T00:00:00Z","key":")" +
        kHexText + R"("}],"panveil_keyring":1})");
  const auto keyring = Keyring::Load(path_);
  ASSERT_TRUE(keyring.ok()) << keyring.status();
  EXPECT_THAT(keyring->Ids(), testing::ElementsAre("b", "a"));
}

TEST_F(KeyringFileTest, RefusesFilesThatOthersMayUse) {
  auto keyring = Keyring::Generate();
  ASSERT_TRUE(keyring.ok());
  ASSERT_TRUE(keyring->Save(path_).ok());
  for (const mode_t mode : {0640u, 0604u, 0620u, 0602u, 0610u, 0601u, 0666u}) {
    ASSERT_EQ(chmod(path_.c_str(), mode), 0);
    const auto loaded = Keyring::Load(path_);
    EXPECT_EQ(loaded.status().code(), absl::StatusCode::kPermissionDenied) << mode;
    EXPECT_THAT(std::string(loaded.status().message()), HasSubstr(path_));
  }
  ASSERT_EQ(chmod(path_.c_str(), 0400), 0);
  EXPECT_TRUE(Keyring::Load(path_).ok());
}

TEST_F(KeyringFileTest, RefusesWhatIsNoFile) {
  EXPECT_EQ(Keyring::Load(path_).status().code(), absl::StatusCode::kNotFound);
  EXPECT_FALSE(Keyring::Load(folder_.string()).ok());
  EXPECT_FALSE(Keyring::Load("/dev/null").ok());
  ASSERT_EQ(mkfifo(path_.c_str(), 0600), 0);
  const auto pipe = Keyring::Load(path_);  // does not wait for a writer
  EXPECT_THAT(std::string(pipe.status().message()), HasSubstr("not a regular file"));
}

TEST_F(KeyringFileTest, RefusesAFileAboveOneMebibyte) {
  const auto content = [](std::size_t size) {
    const std::string start = std::string(R"({"panveil_keyring":1,"primary":"a","keys":[)") +
                              R"({"id":"a","key":")" + kKeyText + R"("}]})";
    return start + std::string(size - start.size(), ' ');
  };
  Write(content(std::size_t{1} << 20));
  EXPECT_TRUE(Keyring::Load(path_).ok());
  Write(content((std::size_t{1} << 20) + 1));
  EXPECT_THAT(std::string(Keyring::Load(path_).status().message()), HasSubstr("larger than"));
}

struct BadFileCase {
  const char* name;
  std::string content;
  const char* says;
};

void PrintTo(const BadFileCase& c, std::ostream* os) { *os << c.name; }

std::string Key(const std::string& id, const std::string& key = kKeyText) {
  return R"({"id":")" + id + R"(","key":")" + key + R"("})";
}

std::string File(const std::string& keys, const std::string& primary = R"("a")",
                 const std::string& version = "1") {
  return R"({"panveil_keyring":)" + version + R"(,"primary":)" + primary + R"(,"keys":[)" + keys +
         "]}";
}

const BadFileCase kBadFiles[] = {
    {"Empty", "", "not JSON"},
    {"NotJson", std::string("key = ") + kKeyText, "not JSON"},
    {"CutInTheKey", File(Key("a")).substr(0, 80), "not JSON"},
    {"BadEscapeInTheKey", File(Key("a", std::string(kHexText, 20) + "\\x" + kKeyText)), "not JSON"},
    {"BadUtf8BesideTheKey", File(Key("a", std::string(kKeyText) + "\xFF")), "not JSON"},
    {"TextAfterTheEnd", File(Key("a")) + kKeyText, "not JSON"},
    {"List", "[" + File(Key("a")) + "]", "not a JSON object"},
    {"NoVersion", R"({"primary":"a","keys":[]})", "no \"panveil_keyring\""},
    {"NewerVersion", File(Key("a"), R"("a")", "2"), "\"panveil_keyring\" is not 1"},
    {"VersionNoInteger", File(Key("a"), R"("a")", "1.0"), "\"panveil_keyring\" is not 1"},
    {"VersionNoNumber", File(Key("a"), R"("a")", R"("1")"), "\"panveil_keyring\" is not 1"},
    {"NoKeys", R"({"panveil_keyring":1,"primary":"a"})", "no list \"keys\""},
    {"KeysNoList", R"({"panveil_keyring":1,"primary":"a","keys":{}})", "no list \"keys\""},
    {"KeysEmpty", File(""), "\"primary\" is not the \"id\" of a key"},
    {"PrimaryMissing", R"({"panveil_keyring":1,"keys":[]})", "no \"primary\""},
    {"PrimaryNoText", File(Key("a"), "1"), "no \"primary\""},
    {"PrimaryUnknown", File(Key("a"), R"("b")"), "\"primary\" is not the \"id\" of a key"},
    {"KeyNoObject", File(Key("a") + ",\"" + kKeyText + "\""), "key number 2 is not an object"},
    {"NoId", File(std::string(R"({"key":")") + kKeyText + R"("})"), "key number 1 has no \"id\""},
    {"IdWithBlank", File(Key("a b")), "key number 1 has no \"id\""},
    {"IdIsTheKey", File(Key(kKeyText)), "key number 1 has no \"id\""},
    {"SameIdTwice", File(Key("a") + "," + Key("b") + "," + Key("a")), "key number 3"},
    {"NoKey", File(R"({"id":"a"})"), "has no \"key\" of 32 bytes"},
    {"KeyNoText", File(R"({"id":"a","key":[1,2]})"), "has no \"key\" of 32 bytes"},
    {"KeyEmpty", File(Key("a", "")), "has no \"key\" of 32 bytes"},
    {"KeyTooShort", File(Key("a", std::string(kHexText, 32))), "has no \"key\" of 32 bytes"},
    {"KeyTooLong", File(Key("a", std::string(kHexText) + "00")), "has no \"key\" of 32 bytes"},
    {"TimeNoText", File(R"({"id":"a","created":7,"key":""})"), "\"created\""},
    {"TimeMisshapen", File(std::string(R"({"id":"a","created":")") + kKeyText + R"("})"),
     "\"created\""},
    {"Deep", std::string(500000, '['), "not JSON"},
};

class BadFileTest : public KeyringFileTest, public testing::WithParamInterface<BadFileCase> {};

TEST_P(BadFileTest, IsRefusedWithoutAWordOfTheKey) {
  Write(GetParam().content);
  const auto keyring = Keyring::Load(path_);
  ASSERT_FALSE(keyring.ok());
  const std::string message(keyring.status().message());
  EXPECT_THAT(message, testing::StartsWith(path_ + ": "));
  EXPECT_THAT(message, HasSubstr(GetParam().says));
  ExpectNoKeyIn(message);

  // The same text by itself.
  const auto from_text = Keyring::FromText(GetParam().content);
  ASSERT_FALSE(from_text.ok());
  EXPECT_EQ(from_text.status().message(), "keyring" + message.substr(path_.size()));
}

INSTANTIATE_TEST_SUITE_P(, BadFileTest, testing::ValuesIn(kBadFiles),
                         [](const auto& p) { return p.param.name; });

}  // namespace
}  // namespace panveil
