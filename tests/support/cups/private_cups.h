#pragma once
// A real cupsd and a real IPP printer (ippeveprinter) of the test's own, on free loopback ports and
// in a temporary directory. Needs no systemd, D-Bus or avahi. The test's thread calls everything.

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include <sys/types.h>

namespace tests::support {

/// A running program; killed at the end of the object's life. Its output goes to `log`.
class Program {
 public:
  Program() = default;
  Program(const std::vector<std::string>& command, const std::vector<std::string>& environment,
          const std::filesystem::path& log);
  Program(Program&& other) noexcept;
  Program& operator=(Program&& other) noexcept;
  ~Program() { kill(); }

  void kill();
  /// The exit code; -1 when it ended by a signal or not within 30 s.
  int wait();

 private:
  pid_t pid_ = -1;
};

/// A directory under /tmp that others may enter, as cupsd's filters must; removed at the end.
class TemporaryDirectory {
 public:
  TemporaryDirectory();
  ~TemporaryDirectory();
  TemporaryDirectory(const TemporaryDirectory&) = delete;
  TemporaryDirectory& operator=(const TemporaryDirectory&) = delete;

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

class IppPrinter {
 public:
  IppPrinter();

  void set_mode(const char* mode);
  void switch_off();
  void switch_on();
  [[nodiscard]] std::string uri() const;

  /// True once a job's data has reached the engine; waits for it.
  [[nodiscard]] bool has_started();
  [[nodiscard]] std::vector<std::filesystem::path> slips() const;

 private:
  TemporaryDirectory directory_;
  std::uint16_t port_;
  Program program_;
};

class PrivateCups {
 public:
  PrivateCups();
  ~PrivateCups();
  PrivateCups(const PrivateCups&) = delete;
  PrivateCups& operator=(const PrivateCups&) = delete;

  void start();
  void kill();
  [[nodiscard]] std::string address() const;
  /// Configuration, spool, caches and logs.
  [[nodiscard]] const std::filesystem::path& folder() const { return directory_.path(); }

  /// Runs a client program of CUPS (`lpadmin`, `cupsdisable`, ...) against this server; false when
  /// it failed.
  bool run(const std::string& program, const std::vector<std::string>& arguments);
  [[nodiscard]] std::string error_log() const;

 private:
  void write_configuration() const;

  TemporaryDirectory directory_;
  std::uint16_t port_;
  Program program_;
};

}  // namespace tests::support
