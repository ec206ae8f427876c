#pragma once
// A network printer at a free loopback port, which can be made to fail. Its thread lives as long as
// the object; the test's thread calls everything here.

#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <span>
#include <thread>
#include <vector>

#include "drivers/printer/posix_io.h"

namespace tests::support {

enum class TcpFault : std::uint8_t {
  None,
  Stall,      // keeps the connection, takes nothing
  Slow,       // takes 1 kB at a time
  Drop,       // resets the connection after the first bytes
  HalfClose,  // says at once that it will send nothing more
};

class TcpPrinter {
 public:
  explicit TcpPrinter(TcpFault fault = TcpFault::None);
  ~TcpPrinter();
  TcpPrinter(const TcpPrinter&) = delete;
  TcpPrinter& operator=(const TcpPrinter&) = delete;

  [[nodiscard]] std::uint16_t port() const { return port_; }

  /// Everything received, once it is at least `count` bytes; what there is after 10 s otherwise.
  std::vector<std::uint8_t> received(std::size_t count);

  /// Sends this to the connected client; waits for one.
  void answer(std::span<const std::uint8_t> bytes);

  /// Resets the present connection, waiting for one; later ones are accepted again.
  void drop_connection();

  void set_fault(TcpFault fault);

 private:
  void run();
  void serve(drivers::printer::Descriptor client);
  bool take_some(int client);
  void wake();

  drivers::printer::Descriptor listener_;
  drivers::printer::Descriptor wake_reader_;
  drivers::printer::Descriptor wake_writer_;
  std::uint16_t port_ = 0;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<std::uint8_t> received_;
  TcpFault fault_;
  int client_ = -1;  // the connection being served
  bool drop_now_ = false;
  bool stopping_ = false;
  std::thread thread_;
};

/// A port of loopback on which nobody listens now.
std::uint16_t unused_port();

}  // namespace tests::support
