#pragma once
// A program under measurement and everything it started: its life, memory and processor time, read
// from /proc. One thread.

#include <chrono>
#include <string>
#include <vector>

#include <sys/types.h>

namespace bench {

struct Usage {
  double processor_ms = 0;  // of all threads, from the scheduler's nanoseconds
  long wake_ups = 0;        // voluntary context switches: each sleep that ended
};

/// Runs until it is destroyed; output is thrown away.
class Program {
 public:
  /// `environment` is added to our own, as `NAME=value`. Aborts when the program cannot be started.
  Program(const std::vector<std::string>& command, const std::vector<std::string>& environment);
  ~Program();
  Program(const Program&) = delete;
  Program& operator=(const Program&) = delete;

  /// The program and its descendants.
  [[nodiscard]] std::vector<pid_t> processes() const;
  /// Proportional set size of all of them.
  [[nodiscard]] double pss_mib() const;
  /// Of the threads that live now.
  [[nodiscard]] Usage usage() const;

 private:
  pid_t pid_ = -1;
};

}  // namespace bench
