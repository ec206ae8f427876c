#pragma once
// A line between two programs on this machine that can be as bad as lines are: it refuses,
// swallows, cuts in the middle, slows down, or answers itself.

#include <atomic>
#include <cstdint>
#include <thread>

namespace tests {

enum class LineMood : std::uint8_t {
  Good,
  Refuses,   // accepts, and closes at once
  Swallows,  // takes all, and answers nothing
  Cuts,      // lets some hundred bytes of each answer through, then closes
  Portal,    // answers with a page of its own
};

class TcpProxy {
 public:
  /// Listens on loopback, on a port of its own, for connections to `to_port` there.
  explicit TcpProxy(std::uint16_t to_port);
  ~TcpProxy();
  TcpProxy(const TcpProxy&) = delete;
  TcpProxy& operator=(const TcpProxy&) = delete;

  [[nodiscard]] std::uint16_t port() const { return port_; }
  /// From now on, also for connections that are open: those end.
  void set(LineMood mood);
  /// Bytes that went through in all.
  [[nodiscard]] std::uint64_t passed() const { return passed_; }

 private:
  void run(const std::stop_token& stop);
  void carry(int client, const std::stop_token& stop);

  std::uint16_t to_port_;
  std::uint16_t port_ = 0;
  int listener_ = -1;
  std::atomic<LineMood> mood_ = LineMood::Good;
  std::atomic<int> generation_ = 0;
  std::atomic<std::uint64_t> passed_ = 0;
  std::jthread thread_;
};

}  // namespace tests
