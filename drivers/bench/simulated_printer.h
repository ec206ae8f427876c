#pragma once
// An ESC/POS printer in memory that can fail, for tests and for the bench window. Like a real one
// it holds what it received while it cannot print, and prints the rest when the trouble is over:
// that is how old slips come out of a refilled printer. Thread-safe: the bench toggles faults and
// takes slips while the driver prints.

#include <bitset>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <random>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "drivers/bench/paper_interpreter.h"
#include "drivers/printer/channel.h"
#include "drivers/printer/profile.h"

namespace drivers::bench {

enum class Fault : std::uint8_t {
  PaperOut,
  PaperNearEnd,
  CoverOpen,
  CutterError,   // stays latched after the cause is gone until DLE ENQ lifts it
  Offline,       // without a reason, as with the feed button held
  Unplug,        // no connection, the received bytes are lost
  Power,         // as Unplug, and the settings are lost; a half slip stays in the printer
  NoReply,       // prints, but never answers
  GarbageReply,  // every answer becomes random bytes
  Slow,          // takes 1,000 bytes a second
  Stall,         // takes nothing more
  // Of a printer behind a line with power of its own, which stays up:
  LinePower,      // the printer is off: what it held and what is sent now is lost
  LinePowerKept,  // the same, but what it held comes out when it is on again
  LateReply,      // every answer comes 1.5 s late
  OldReply,       // each question of a fence brings the answer to the one before it
  Greets,         // says something that nobody asked
  NoFence,        // leaves GS r and GS ( H unanswered
  NoOnlineReply,  // leaves DLE EOT 1 unanswered
};
inline constexpr std::size_t fault_count = 18;

/// The names that `set_fault` knows: `paper_out`, ...
std::span<const std::string_view> fault_names();

/// What a simulated printer can do.
struct SimulatedModel {
  int width_dots = 576;
  bool answers = true;
  bool can_clear_buffer = true;
  std::size_t buffer_bytes = 4096;
};

/// The printer that a profile describes.
SimulatedModel model_of(const printer::Profile& profile);

class SimulatedPrinter {
 public:
  /// `seed` drives the garbage.
  SimulatedPrinter(SimulatedModel model, unsigned seed);

  /// False when there is no fault of this name.
  bool set_fault(std::string_view name, bool on);
  void set_fault(Fault fault, bool on);
  [[nodiscard]] bool has_fault(Fault fault) const;
  /// Sets the fault as soon as `after_bytes` more bytes have been obeyed.
  void arm_fault(Fault fault, std::size_t after_bytes);

  /// Slips that came out since the last call, oldest first. Blank ones (a bare cut) are there too.
  [[nodiscard]] std::vector<Slip> take_slips();
  /// What hangs out of the printer, uncut.
  [[nodiscard]] printer::Raster paper() const;
  void tear_off();

  /// Nothing but what a slip may hold ever reached the printer as long as this is 0.
  [[nodiscard]] std::size_t unknown_commands() const;
  /// DLE EOT, DLE ENQ and DLE DC4, wherever they stood.
  [[nodiscard]] std::size_t real_time_commands() const;
  [[nodiscard]] std::size_t bytes_obeyed() const;
  [[nodiscard]] bool answers() const { return model_.answers; }

  // The wire, for SimulatedChannel.

  /// The number of the connection now standing; nothing while unplugged or without power.
  [[nodiscard]] std::optional<unsigned> connection() const;
  /// Somebody connects: a printer that greets does so.
  void greet();
  /// Takes what fits the buffer, in order; how many bytes.
  std::size_t receive(std::span<const std::uint8_t> bytes);
  [[nodiscard]] std::vector<std::uint8_t> take_answers();

 private:
  [[nodiscard]] bool is_set(Fault fault) const { return faults_[static_cast<std::size_t>(fault)]; }
  [[nodiscard]] bool is_off() const;
  [[nodiscard]] bool is_blocked() const;
  void change(Fault fault, bool on);
  void pump();
  void obey(std::uint8_t byte);
  void trigger_armed();
  bool take_real_time(std::uint8_t byte);
  void obey_real_time();
  void answer(std::span<const std::uint8_t> bytes);
  void answer_question(int question);
  void say_greeting();
  void answer_queued(std::vector<std::uint8_t> bytes);
  void tell_change();

  struct Armed {
    Fault fault = Fault::PaperOut;
    std::size_t at_byte = 0;
  };

  mutable std::mutex mutex_;
  SimulatedModel model_;
  PaperInterpreter interpreter_;
  std::minstd_rand random_;
  std::bitset<fault_count> faults_;
  std::vector<Armed> armed_;
  bool is_cutter_latched_ = false;
  unsigned connection_ = 1;
  std::vector<std::uint8_t> real_time_;  // a real-time command not yet complete
  std::deque<std::uint8_t> received_;
  std::vector<std::uint8_t> answers_;
  std::vector<std::uint8_t> old_answer_;  // to the last question of a fence
  std::size_t obeyed_ = 0;
  std::size_t real_time_commands_ = 0;
};

/// Lets time pass: tests advance their clock, the bench sleeps.
using Waiter = std::function<void(std::chrono::milliseconds)>;

/// A channel to a simulated printer, which must outlive it.
class SimulatedChannel final : public printer::Channel {
 public:
  SimulatedChannel(SimulatedPrinter& printer, Waiter waiter);

  [[nodiscard]] std::expected<void, printer::ChannelError> open(
      std::chrono::milliseconds limit) override;
  void close() override;
  [[nodiscard]] bool is_open() const override;
  [[nodiscard]] printer::WriteResult write(std::span<const std::uint8_t> bytes,
                                           std::chrono::milliseconds limit) override;
  [[nodiscard]] std::expected<std::vector<std::uint8_t>, printer::ChannelError> read(
      std::chrono::milliseconds limit) override;
  [[nodiscard]] bool can_answer() const override;
  [[nodiscard]] std::string describe() const override;

 private:
  [[nodiscard]] bool is_connected() const;

  /// Answers of a slow talker, and how long each has been under way.
  struct Late {
    std::chrono::milliseconds age{0};
    std::vector<std::uint8_t> bytes;
  };

  void wait(std::chrono::milliseconds time);
  [[nodiscard]] std::vector<std::uint8_t> take_answers();

  SimulatedPrinter& printer_;
  Waiter waiter_;
  std::optional<unsigned> connection_;
  std::deque<Late> late_;
};

}  // namespace drivers::bench
