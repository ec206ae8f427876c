#pragma once
// A network printer on loopback that answers as a real one. Its thread lives as long as the object.

#include <atomic>
#include <thread>

#include "drivers/bench/simulated_printer.h"
#include "drivers/printer/posix_io.h"

namespace bench {

class AnsweringPrinter {
 public:
  AnsweringPrinter();
  ~AnsweringPrinter();
  AnsweringPrinter(const AnsweringPrinter&) = delete;
  AnsweringPrinter& operator=(const AnsweringPrinter&) = delete;

  [[nodiscard]] int port() const { return port_; }

  /// Since it was made; for any thread.
  [[nodiscard]] std::size_t bytes_taken() const { return bytes_taken_; }

  /// Slips that came out whole since the last call.
  [[nodiscard]] std::size_t take_slips() { return printer_.take_slips().size(); }

 private:
  void run(const std::stop_token& stop);
  void serve(int client, const std::stop_token& stop);

  drivers::bench::SimulatedPrinter printer_;
  std::atomic<std::size_t> bytes_taken_ = 0;
  int port_ = 0;
  drivers::printer::Descriptor listener_;  // after the port that it finds
  std::jthread thread_;
};

}  // namespace bench
