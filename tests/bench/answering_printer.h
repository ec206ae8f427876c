#pragma once
// A network printer on loopback that answers as a real one, and remembers when bytes arrived. Its
// thread lives as long as the object.

#include <chrono>
#include <mutex>
#include <thread>
#include <vector>

#include "drivers/bench/simulated_printer.h"
#include "drivers/printer/posix_io.h"

namespace bench {

struct Arrival {
  std::chrono::steady_clock::time_point at;
  std::size_t bytes = 0;
};

class AnsweringPrinter {
 public:
  AnsweringPrinter();
  ~AnsweringPrinter();
  AnsweringPrinter(const AnsweringPrinter&) = delete;
  AnsweringPrinter& operator=(const AnsweringPrinter&) = delete;

  [[nodiscard]] int port() const { return port_; }

  /// What arrived since the last call, oldest first.
  [[nodiscard]] std::vector<Arrival> take_arrivals();

  /// Slips that came out whole since the last call.
  [[nodiscard]] std::size_t take_slips() { return printer_.take_slips().size(); }

 private:
  void run(const std::stop_token& stop);
  void serve(int client, const std::stop_token& stop);

  drivers::bench::SimulatedPrinter printer_;
  int port_ = 0;
  drivers::printer::Descriptor listener_;  // after the port that it finds
  std::mutex mutex_;
  std::vector<Arrival> arrivals_;
  std::jthread thread_;
};

}  // namespace bench
