#pragma once
// The automation seam: a Unix socket with one JSON request and one JSON reply a line. Its thread
// reads and writes; requests are answered by the main thread. Documented in kiosk/README.md.

#include <atomic>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

#include <nlohmann/json.hpp>

#include "drivers/printer/posix_io.h"

namespace kiosk::shell {

/// A request that waits for the main thread's answer.
struct ControlRequest {
  nlohmann::json request;
  std::function<void(nlohmann::json)> answer;  // may be called from any thread, once
};

class ControlServer {
 public:
  /// Listens at `path` with mode 0600; an old socket there is replaced. `error()` tells when that
  /// failed. `wake` is called when a request waits.
  ControlServer(std::string path, std::function<void()> wake);
  ~ControlServer();
  ControlServer(const ControlServer&) = delete;
  ControlServer& operator=(const ControlServer&) = delete;

  [[nodiscard]] const std::string& error() const { return error_; }
  std::deque<ControlRequest> take_requests();

 private:
  void serve();
  void talk(const drivers::printer::Descriptor& connection);
  std::string reply_to(const std::string& line);

  std::string path_;
  std::function<void()> wake_;
  std::string error_;
  drivers::printer::Descriptor listener_;
  std::atomic<bool> stopping_{false};
  drivers::printer::Interrupt stop_;
  std::mutex mutex_;
  std::deque<ControlRequest> requests_;
  std::thread thread_;
};

/// One line of a client: an object with `do`. Absent when it is none.
std::optional<nlohmann::json> parse_request(const std::string& line);

nlohmann::json control_error(const std::string& code, const std::string& text);

}  // namespace kiosk::shell
