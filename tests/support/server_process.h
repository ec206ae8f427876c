#pragma once
// The real server as a process of its own, on a port and a database of its own.

#include <cstdint>
#include <string>
#include <vector>

#include <sys/types.h>

namespace tests {

class ServerProcess {
 public:
  /// Starts `anjungan-server` on that data folder and waits until it listens. `database` is empty
  /// for SQLite in the folder.
  explicit ServerProcess(std::string data_folder, std::string database = {});
  ~ServerProcess();
  ServerProcess(const ServerProcess&) = delete;
  ServerProcess& operator=(const ServerProcess&) = delete;

  [[nodiscard]] std::uint16_t port() const { return port_; }
  /// What a command of the same program prints: `{"enrol", "K01"}`; fails the test unless it ends
  /// with 0.
  std::string run(const std::vector<std::string>& command);
  /// As a power cut does.
  void kill();
  /// As systemd does; the exit code.
  int stop();
  /// Again, on the same port.
  void start();

 private:
  [[nodiscard]] std::vector<std::string> arguments(const std::vector<std::string>& command) const;

  std::string data_folder_;
  std::string database_;
  std::uint16_t port_ = 0;
  pid_t pid_ = -1;
};

}  // namespace tests
