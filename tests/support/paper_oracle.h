#pragma once
// A printer that tells what is really on paper. It shares no code with drivers/ but the interface
// of a byte channel: commands, buffer, paper that comes out at a speed, power and line are its own,
// written from the public command descriptions. Time is simulated; one thread.

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "drivers/printer/channel.h"

namespace tests {

using Millis = std::chrono::milliseconds;

/// One piece of paper. A mark is what one command put on it, with the settings it was printed in.
struct Strip {
  std::vector<std::string> marks;
  bool is_cut = false;  // by the knife
};

/// What a model of printer can do.
struct PaperModel {
  bool answers_questions = true;  // DLE EOT
  bool echoes_ids = true;         // GS ( H
  bool answers_queued = true;     // GS r
  bool clears_buffer = true;      // DLE DC4 8
  bool tells_changes = true;      // GS a
  int mm_per_s = 60;
  double dots_per_mm = 8;
  std::size_t buffer_bytes = 65536;
  std::size_t held_bytes = 65536;  // at the most by the line while the printer is off
};

/// The line to the printer. Apart: it stays up when the printer loses its power (a serial line, a
/// bridge, a hub with power of its own); what is sent meanwhile is lost, or held and delivered.
enum class Line { Attached, ApartLosing, ApartHolding, OneWay };

enum class Mishap {
  PaperEnd,       // the rest waits in the printer
  PaperEndBrief,  // somebody puts paper in at once
  PaperEndTwice,  // and it ends again soon after it was put in
  CoverOpen,
  CutterJam,     // at the next cut; stays latched until it is lifted
  PowerOff,      // until it is mended
  PowerDip,      // off and on again: the buffer is lost, the printer takes a while to start
  PowerDipKept,  // the same with a buffer that lives on
  Unplugged,     // what has arrived is printed
  AllMute,       // prints, and answers nothing any more
  FenceMute,     // leaves GS r and GS ( H unanswered
  QuestionMute,  // leaves DLE EOT 1 unanswered
  EchoLost,      // one answer to a fence is lost
  Late,          // each answer comes 1.5 s late
  OneBehind,     // each fence brings the answer to the fence before it
  Greets,        // says something that nobody asked
  Stray,         // a byte that looks like the answer to a fence
  NearEnd,
  HangsUp,  // closes the connection, and takes a new one
  Last = HangsUp,
};

const char* name_of(Mishap mishap);

class PaperOracle {
 public:
  PaperOracle(PaperModel model, Line line) : model_(model), line_(line) {}

  /// Happens once `after_bytes` more have reached the printer (power, line, answers) or were obeyed
  /// (paper, cover, knife).
  void arm(Mishap mishap, std::size_t after_bytes);
  /// Somebody comes: paper in, cover shut, power on, line in.
  void mend();
  void advance(Millis time);
  /// Somebody tears off what hangs out.
  void tear_off();

  [[nodiscard]] Millis now() const { return now_; }
  [[nodiscard]] const std::vector<Strip>& strips() const { return strips_; }
  [[nodiscard]] const Strip& hanging() const { return current_; }
  [[nodiscard]] std::size_t bytes_arrived() const { return arrived_; }

  // The line, for OracleChannel.

  [[nodiscard]] bool is_reachable() const;
  [[nodiscard]] unsigned connection() const { return connection_; }
  [[nodiscard]] bool answers() const { return line_ != Line::OneWay; }
  /// Takes a byte, or says that there is no room.
  bool take(std::uint8_t byte);
  std::vector<std::uint8_t> read();

 private:
  struct Settings {
    int align = 0;
    int bold = 0;
    int size = 0;
    int page = 0;
    int pitch = 30;
    int tells = 0;
    int module = 3;
    std::string stored;
  };
  struct Answer {
    Millis at{0};
    std::uint8_t byte = 0;
  };

  [[nodiscard]] bool is_on() const { return !off_until_ || now_ >= *off_until_; }
  [[nodiscard]] bool is_offline() const { return !has_paper_ || cover_open_ || cutter_error_; }
  void arrive(std::uint8_t byte);
  void scan(std::uint8_t byte);
  void happen_on_arrival();
  void happen_on_obeying();
  void lose_power(std::optional<Millis> until, bool keep_buffer);
  [[nodiscard]] std::size_t command_length() const;
  void obey_next(std::size_t length);
  void obey_group(const std::vector<std::uint8_t>& command);
  void obey_escape(const std::vector<std::uint8_t>& command);
  void print_text();
  void mark(std::string what);
  void feed(int dots);
  void cut();
  void say(std::span<const std::uint8_t> bytes);
  void answer_fence(std::vector<std::uint8_t> bytes);
  void answer_question(int question);
  void tell_change();

  PaperModel model_;
  Line line_;
  Millis now_{0};
  Millis busy_until_{0};
  std::optional<Millis> off_until_;
  std::optional<Millis> paper_back_at_;
  bool plugged_ = true;
  bool has_paper_ = true;
  bool near_end_ = false;
  bool cover_open_ = false;
  bool cutter_jammed_ = false;
  bool cutter_error_ = false;
  unsigned connection_ = 1;
  std::optional<Mishap> armed_;
  std::size_t at_byte_ = 0;
  bool ends_again_ = false;
  Millis delay_{0};
  bool all_mute_ = false;
  bool fence_mute_ = false;
  bool question_mute_ = false;
  bool lose_echo_ = false;
  bool one_behind_ = false;
  std::vector<std::uint8_t> behind_;
  std::deque<std::uint8_t> held_;    // by the line
  std::deque<std::uint8_t> buffer_;  // received, not obeyed
  std::deque<std::uint8_t> recent_;  // for commands in real time
  std::deque<Answer> answers_;
  std::size_t arrived_ = 0;
  std::size_t obeyed_ = 0;
  Settings settings_;
  std::string text_;
  Strip current_;
  std::vector<Strip> strips_;
};

class OracleChannel final : public drivers::printer::Channel {
 public:
  explicit OracleChannel(PaperOracle& oracle) : oracle_(oracle) {}

  [[nodiscard]] std::expected<void, drivers::printer::ChannelError> open(Millis limit) override;
  void close() override { connection_.reset(); }
  [[nodiscard]] bool is_open() const override { return connection_.has_value(); }
  [[nodiscard]] drivers::printer::WriteResult write(std::span<const std::uint8_t> bytes,
                                                    Millis limit) override;
  [[nodiscard]] std::expected<std::vector<std::uint8_t>, drivers::printer::ChannelError> read(
      Millis limit) override;
  [[nodiscard]] bool can_answer() const override { return oracle_.answers(); }
  [[nodiscard]] std::string describe() const override { return "oracle"; }

 private:
  [[nodiscard]] bool is_connected() const;

  PaperOracle& oracle_;
  std::optional<unsigned> connection_;
};

}  // namespace tests
