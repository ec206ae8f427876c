#pragma once
// Prints into a file, a named pipe, or a device node such as /dev/usb/lp0. Cannot answer. Used by
// one worker thread.
//
// Identity: the path. A regular file is appended to, and created when missing; nothing is ever
// created under /dev, where a missing node means that the printer is not there. Access: group `lp`
// for /dev/usb/lp*.

#include <string>

#include "drivers/printer/channel.h"
#include "drivers/printer/posix_io.h"

namespace drivers::printer {

struct FileConfig {
  std::string path;

  bool operator==(const FileConfig&) const = default;
};

class FileChannel final : public Channel {
 public:
  explicit FileChannel(FileConfig config);

  std::expected<void, ChannelError> open(std::chrono::milliseconds limit) override;
  void close() override;
  bool is_open() const override;
  WriteResult write(std::span<const std::uint8_t> bytes, std::chrono::milliseconds limit) override;

  /// Always empty, at once; Gone when not open.
  std::expected<std::vector<std::uint8_t>, ChannelError> read(
      std::chrono::milliseconds limit) override;
  bool can_answer() const override { return false; }
  std::string describe() const override;

 private:
  FileConfig config_;
  Descriptor file_;
};

}  // namespace drivers::printer
