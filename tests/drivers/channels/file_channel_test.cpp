#include "drivers/printer/file_channel.h"

#include <filesystem>
#include <fstream>
#include <iterator>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tests/drivers/channels/channel_contract.h"

using namespace std::chrono_literals;
using drivers::printer::ChannelError;
using drivers::printer::FileChannel;
using tests::drivers_channels::Bytes;

namespace {

/// A directory of its own, gone with the test.
class Directory {
 public:
  Directory() {
    std::string name = (std::filesystem::temp_directory_path() / "anjungan-file-XXXXXX").string();
    REQUIRE(::mkdtemp(name.data()) != nullptr);
    path_ = name;
  }
  ~Directory() { std::filesystem::remove_all(path_); }
  Directory(const Directory&) = delete;
  Directory& operator=(const Directory&) = delete;

  [[nodiscard]] std::string file(const char* name) const { return (path_ / name).string(); }

 private:
  std::filesystem::path path_;
};

Bytes content_of(const std::string& path) {
  std::ifstream stream(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

}  // namespace

TEST_CASE("printing to a file fulfils the channel contract", "[file]") {
  const Directory directory;
  const std::string path = directory.file("slip.bin");
  FileChannel channel({.path = path});
  tests::drivers_channels::check_channel_contract(
      {.channel = channel, .received = [&](std::size_t) { return content_of(path); }});
}

TEST_CASE("slips of several runs follow each other in the file", "[file]") {
  const Directory directory;
  const std::string path = directory.file("slip.bin");
  for (const std::uint8_t letter : {std::uint8_t{'a'}, std::uint8_t{'b'}}) {
    FileChannel channel({.path = path});
    REQUIRE(channel.open(1s).has_value());
    REQUIRE(channel.write(Bytes{letter}, 1s).ended.has_value());
  }
  CHECK(content_of(path) == Bytes{'a', 'b'});
}

TEST_CASE("a missing device node is not created", "[file]") {
  FileChannel channel({.path = "/dev/anjungan-no-such-printer"});
  const auto opened = channel.open(1s);
  REQUIRE_FALSE(opened.has_value());
  CHECK(opened.error() == ChannelError::NotFound);
  CHECK_FALSE(std::filesystem::exists("/dev/anjungan-no-such-printer"));
}

TEST_CASE("a full device is gone", "[file]") {
  FileChannel channel({.path = "/dev/full"});
  REQUIRE(channel.open(1s).has_value());
  const auto written = channel.write(Bytes{1}, 1s);
  REQUIRE_FALSE(written.ended.has_value());
  CHECK(written.ended.error() == ChannelError::Gone);
  CHECK_FALSE(channel.is_open());
}

TEST_CASE("a directory is refused", "[file]") {
  const Directory directory;
  FileChannel channel({.path = directory.file("")});
  CHECK(channel.open(1s).error() == ChannelError::Refused);
}

TEST_CASE("a pipe nobody empties times the write out", "[file]") {
  const Directory directory;
  const std::string path = directory.file("pipe");
  REQUIRE(::mkfifo(path.c_str(), 0600) == 0);
  FileChannel channel({.path = path});
  CHECK_FALSE(channel.open(1s).has_value());  // no reader yet
  const drivers::printer::Descriptor reader(::open(path.c_str(), O_RDONLY | O_NONBLOCK));
  REQUIRE(channel.open(1s).has_value());
  const auto written = channel.write(tests::drivers_channels::pattern(300'000), 50ms);
  REQUIRE_FALSE(written.ended.has_value());
  CHECK(written.ended.error() == ChannelError::TimedOut);
  CHECK(channel.is_open());
}
