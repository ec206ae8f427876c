#pragma once
// The real kiosk as a process of its own, without a display, driven through its control socket as
// field support and acceptance tests do. Every wait has a deadline and ends early when the kiosk
// dies.

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>
#include <sys/types.h>

#include "kiosk/base/time.h"

namespace tests {

class KioskProcess {
 public:
  /// Starts `anjungan-kiosk --bench` on that data folder and waits until it has read its content
  /// and opened its ledger. Its clock then stands at Monday 23 November 2026, 09.12 WIB. With an X
  /// server it is shown there as in a hall: without the bench, whose window takes the keys, and so
  /// with the clock of the machine.
  explicit KioskProcess(std::string data_folder, const std::vector<std::string>& more = {},
                        const std::string& x_display = {});
  ~KioskProcess();
  KioskProcess(const KioskProcess&) = delete;
  KioskProcess& operator=(const KioskProcess&) = delete;

  /// One request, one reply; fails the test when there is none in time.
  nlohmann::json ask(const nlohmann::json& request);
  /// The same; the reply must say ok.
  nlohmann::json must(const nlohmann::json& request);
  /// One line as it is, for requests that are none.
  nlohmann::json ask_line(const std::string& line);

  void tap(const std::string& id) { must({{"do", "tap"}, {"id", id}}); }
  void settle() { must({{"do", "settle"}}); }
  void set_clock(const std::string& iso);
  /// Where the clock was set last.
  [[nodiscard]] kiosk::Instant now() const { return now_; }
  /// Lets time pass, from where the clock was set to, until the kiosk is at its start again.
  void wait_until_gone();
  void set_fault(const std::string& name, bool on);
  /// From the attract screen to the number, as far as the screen goes.
  void take_number();
  [[nodiscard]] std::string screen() { return must({{"do", "tree"}})["screen"]; }
  /// The node's JSON; absent when it is not on the screen.
  [[nodiscard]] std::optional<nlohmann::json> node(const std::string& id);
  [[nodiscard]] std::string text_of(const std::string& id);
  /// Asks again and again until it is true; false when the deadline came first.
  bool comes_true(const std::function<bool()>& condition);

  [[nodiscard]] pid_t pid() const { return pid_; }
  /// As a power cut does.
  void kill();
  /// As a bug does, with the limit for cores lifted; true when the kernel wrote one.
  bool crash_writes_core();
  /// As systemd does; the exit code.
  int stop();
  /// The exit code of a kiosk that ends by itself.
  int end_code() { return wait_for_end(); }

 private:
  void start(const std::vector<std::string>& more, const std::string& x_display);
  void connect();
  [[nodiscard]] bool lives_after_a_moment() const;
  int wait_for_end();
  int wait_for_status();

  std::string data_folder_;
  std::string socket_path_;
  pid_t pid_ = -1;
  int pid_handle_ = -1;
  int connection_ = -1;
  std::string received_;
  kiosk::Instant now_{};  // as the clock was set last
};

/// Runs the kiosk's program to its end; exit code and what it printed.
struct Finished {
  int code = -1;
  std::string output;
};
/// `Nobodys`: neither a display nor a word in the environment of which driver to take.
enum class Screen : std::uint8_t { Dummy, Nobodys };
Finished run_kiosk_program(const std::vector<std::string>& arguments,
                           Screen screen = Screen::Dummy);

}  // namespace tests
