#include "drivers/printer/file_channel.h"

#include <cerrno>

#include <fcntl.h>
#include <fmt/format.h>

namespace drivers::printer {
namespace {

constexpr mode_t file_mode = 0640;  // slips are for the service account and its group

}  // namespace

FileChannel::FileChannel(FileConfig config) : config_(std::move(config)) {}

std::expected<void, ChannelError> FileChannel::open(std::chrono::milliseconds /*limit*/) {
  if (is_open()) return {};
  int flags = O_WRONLY | O_APPEND | O_NOCTTY | O_NONBLOCK | O_CLOEXEC;
  if (!config_.path.starts_with("/dev/")) flags |= O_CREAT;
  Descriptor file(::open(config_.path.c_str(), flags, file_mode));
  if (!file.is_open()) return std::unexpected(open_error_of(errno));
  file_ = std::move(file);
  return {};
}

void FileChannel::close() {
  file_.reset();
}

bool FileChannel::is_open() const {
  return file_.is_open();
}

WriteResult FileChannel::write(std::span<const std::uint8_t> bytes,
                               std::chrono::milliseconds limit) {
  if (!is_open()) return {.accepted = 0, .ended = std::unexpected(ChannelError::Gone)};
  WriteResult result = write_all(file_, bytes, Deadline(limit));
  if (!result.ended && result.ended.error() != ChannelError::TimedOut) close();
  return result;
}

std::expected<std::vector<std::uint8_t>, ChannelError> FileChannel::read(
    std::chrono::milliseconds /*limit*/) {
  if (!is_open()) return std::unexpected(ChannelError::Gone);
  return std::vector<std::uint8_t>{};
}

std::string FileChannel::describe() const {
  return fmt::format("file://{}", config_.path);
}

}  // namespace drivers::printer
