#include "drivers/tools/recording_channel.h"

#include <chrono>
#include <fstream>
#include <span>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace drivers::tools {
namespace {

using printer::Channel;
using printer::ChannelError;
using std::chrono::milliseconds;

class RecordingChannel final : public Channel {
 public:
  RecordingChannel(std::unique_ptr<Channel> channel, const std::string& file)
      : channel_(std::move(channel)), transcript_(file) {
    transcript_ << "# " << channel_->describe() << "\n";
  }

  std::expected<void, ChannelError> open(milliseconds limit) override {
    auto opened = channel_->open(limit);
    if (!opened) say('>', fmt::format("not opened: {}", name_of(opened.error())));
    return opened;
  }
  void close() override { channel_->close(); }
  [[nodiscard]] bool is_open() const override { return channel_->is_open(); }

  printer::WriteResult write(std::span<const std::uint8_t> bytes, milliseconds limit) override {
    auto result = channel_->write(bytes, limit);
    say('>', fmt::format("{:02X}", fmt::join(bytes, " ")));
    if (!result.ended) {
      say('>', fmt::format("{} bytes taken: {}", result.accepted, name_of(result.ended.error())));
    }
    return result;
  }

  std::expected<std::vector<std::uint8_t>, ChannelError> read(milliseconds limit) override {
    auto bytes = channel_->read(limit);
    if (!bytes) {
      say('<', name_of(bytes.error()));
    } else if (!bytes->empty()) {
      say('<', fmt::format("{:02X}", fmt::join(*bytes, " ")));
    }
    return bytes;
  }

  [[nodiscard]] bool can_answer() const override { return channel_->can_answer(); }
  [[nodiscard]] std::string describe() const override { return channel_->describe(); }

 private:
  void say(char direction, const std::string& what) {
    const auto since =
        std::chrono::duration_cast<milliseconds>(std::chrono::steady_clock::now() - begun_);
    transcript_ << fmt::format("{:7} {} {}\n", since.count(), direction, what) << std::flush;
  }

  std::unique_ptr<Channel> channel_;
  std::ofstream transcript_;
  std::chrono::steady_clock::time_point begun_ = std::chrono::steady_clock::now();
};

}  // namespace

std::unique_ptr<Channel> recorded(std::unique_ptr<Channel> channel, const std::string& file) {
  if (!channel || file.empty()) return channel;
  return std::make_unique<RecordingChannel>(std::move(channel), file);
}

}  // namespace drivers::tools
