#pragma once
// A printer at a raw TCP port, as almost every network printer has at 9100. Used by one worker
// thread.
//
// Identity: host and port. Failure: a refused, reset or half-closed connection and a printer that
// takes nothing for the given time are told apart (ChannelError). "Accepted" means taken by TCP,
// not by the printer: only the printer's own answer proves more. Access: none beyond the network.

#include <cstdint>
#include <string>

#include "drivers/printer/channel.h"
#include "drivers/printer/posix_io.h"

namespace drivers::printer {

struct NetworkConfig {
  std::string
      host;  // IPv4 or IPv6 address, best; a name may take the resolver's time beyond limits
  std::uint16_t port = 9100;

  bool operator==(const NetworkConfig&) const = default;
};

class NetworkChannel final : public Channel {
 public:
  explicit NetworkChannel(NetworkConfig config);

  std::expected<void, ChannelError> open(std::chrono::milliseconds limit) override;
  void close() override;
  bool is_open() const override;
  WriteResult write(std::span<const std::uint8_t> bytes, std::chrono::milliseconds limit) override;
  std::expected<std::vector<std::uint8_t>, ChannelError> read(
      std::chrono::milliseconds limit) override;
  bool can_answer() const override { return true; }
  std::string describe() const override;

 private:
  NetworkConfig config_;
  Descriptor socket_;
};

}  // namespace drivers::printer
