#include "tests/support/paper_oracle.h"

#include <algorithm>
#include <array>
#include <utility>

namespace tests {

namespace {

using Bytes = std::vector<std::uint8_t>;

// A receipt printer starts in 2 to 5 s, the quickest a little sooner.
constexpr Millis start_time{1500};
constexpr Millis late_by{1500};
constexpr Millis paper_put_in_after{600};
// So that the second end falls into the old rest, or into what comes behind it.
constexpr std::size_t most_until_end_again = 900;
constexpr int knife_dots = 100;

constexpr std::array<std::uint8_t, 10> clear_command{0x10, 0x14, 8, 1, 3, 20, 1, 6, 2, 8};

std::string numbered(char kind, int value) {
  return std::string{kind} + std::to_string(value) + ' ';
}

}  // namespace

void PaperOracle::arm(Mishap mishap, std::size_t after_bytes) {
  armed_ = mishap;
  const bool obeyed = mishap <= Mishap::CutterJam;
  at_byte_ = (obeyed ? obeyed_ : arrived_) + after_bytes;
}

void PaperOracle::mend() {
  armed_.reset();
  ends_again_ = false;
  plugged_ = true;
  if (off_until_ && *off_until_ > now_ + start_time) off_until_ = now_ + start_time;
  if (!has_paper_) tear_off();
  const bool told = !has_paper_ || cover_open_ || cutter_jammed_;
  has_paper_ = true;
  paper_back_at_.reset();
  cover_open_ = false;
  cutter_jammed_ = false;
  delay_ = Millis{0};
  all_mute_ = fence_mute_ = question_mute_ = lose_echo_ = one_behind_ = false;
  if (told) tell_change();
}

void PaperOracle::tear_off() {
  if (!current_.marks.empty()) strips_.push_back(std::move(current_));
  current_ = {};
}

bool PaperOracle::is_reachable() const {
  return plugged_ && (line_ != Line::Attached || is_on());
}

bool PaperOracle::take(std::uint8_t byte) {
  if (!is_on() && line_ == Line::ApartHolding) {
    if (held_.size() >= model_.held_bytes) return false;
    held_.push_back(byte);
    return true;
  }
  if (!is_on()) return true;  // into a printer without power
  const bool free = held_.empty() && buffer_.size() < model_.buffer_bytes;
  if (!free) return false;
  arrive(byte);
  return true;
}

Bytes PaperOracle::read() {
  Bytes bytes;
  while (!answers_.empty() && answers_.front().at <= now_) {
    bytes.push_back(answers_.front().byte);
    answers_.pop_front();
  }
  return bytes;
}

/// The byte is in the printer.
void PaperOracle::arrive(std::uint8_t byte) {
  buffer_.push_back(byte);
  ++arrived_;
  scan(byte);
  happen_on_arrival();
}

/// Commands in real time act as they arrive, wherever they stand; they are data all the same.
void PaperOracle::scan(std::uint8_t byte) {
  recent_.push_back(byte);
  if (recent_.size() > clear_command.size()) recent_.pop_front();
  if (recent_.size() >= 3) {
    const auto last = recent_.end();
    if (last[-3] == 0x10 && last[-2] == 0x04) answer_question(last[-1]);
    if (last[-3] == 0x10 && last[-2] == 0x05 && cutter_error_ && !cutter_jammed_) {
      cutter_error_ = false;
      if (byte == 2) buffer_.clear();
      tell_change();
    }
  }
  if (model_.clears_buffer && recent_.size() == clear_command.size() &&
      std::ranges::equal(recent_, clear_command)) {
    buffer_.clear();
    text_.clear();
    say(std::array<std::uint8_t, 3>{0x37, 0x25, 0});
  }
}

void PaperOracle::happen_on_arrival() {
  if (!armed_ || *armed_ <= Mishap::CutterJam || arrived_ < at_byte_) return;
  switch (*std::exchange(armed_, std::nullopt)) {
    case Mishap::PowerOff:
      return lose_power(Millis{1'000'000'000}, false);
    case Mishap::PowerDip:
      return lose_power(now_ + start_time, false);
    case Mishap::PowerDipKept:
      return lose_power(now_ + start_time, true);
    case Mishap::Unplugged:
      plugged_ = false;
      ++connection_;
      answers_.clear();
      return;
    case Mishap::AllMute:
      all_mute_ = true;
      return;
    case Mishap::FenceMute:
      fence_mute_ = true;
      return;
    case Mishap::QuestionMute:
      question_mute_ = true;
      return;
    case Mishap::EchoLost:
      lose_echo_ = true;
      return;
    case Mishap::Late:
      delay_ = late_by;
      return;
    case Mishap::OneBehind:
      one_behind_ = true;
      return;
    case Mishap::Greets:
      return say(std::array<std::uint8_t, 9>{'R', 'E', 'A', 'D', 'Y', 0x0D, 0x0A, 0x00, 0x12});
    case Mishap::Stray:
      return say(std::array<std::uint8_t, 1>{0x00});
    case Mishap::NearEnd:
      near_end_ = true;
      return tell_change();
    case Mishap::HangsUp:
      ++connection_;
      answers_.clear();
      return;
    case Mishap::PaperEnd:
    case Mishap::PaperEndBrief:
    case Mishap::PaperEndTwice:
    case Mishap::CoverOpen:
    case Mishap::CutterJam:
      return;
  }
}

void PaperOracle::happen_on_obeying() {
  if (!armed_ || *armed_ > Mishap::CutterJam || obeyed_ < at_byte_) return;
  const Mishap mishap = *std::exchange(armed_, std::nullopt);
  if (mishap == Mishap::CoverOpen) {
    cover_open_ = true;
  } else if (mishap == Mishap::CutterJam) {
    cutter_jammed_ = true;
    return;
  } else {
    has_paper_ = false;
    ends_again_ = mishap == Mishap::PaperEndTwice;
    if (mishap != Mishap::PaperEnd) paper_back_at_ = now_ + paper_put_in_after;
  }
  tell_change();
}

void PaperOracle::lose_power(std::optional<Millis> until, bool keep_buffer) {
  off_until_ = until;
  if (!keep_buffer) buffer_.clear();
  recent_.clear();
  answers_.clear();
  text_.clear();
  behind_.clear();
  settings_ = {};
  cutter_error_ = cutter_jammed_;
  if (line_ == Line::Attached) ++connection_;
}

void PaperOracle::advance(Millis time) {
  now_ += time;
  if (!is_on()) return;
  off_until_.reset();
  while (!held_.empty() && buffer_.size() < model_.buffer_bytes && is_on()) {
    const std::uint8_t byte = held_.front();
    held_.pop_front();
    arrive(byte);
  }
  if (paper_back_at_ && now_ >= *paper_back_at_) {
    paper_back_at_.reset();
    tear_off();
    has_paper_ = true;
    tell_change();
    if (std::exchange(ends_again_, false)) {
      arm(Mishap::PaperEnd, at_byte_ * 7 % most_until_end_again);
    }
  }
  busy_until_ = std::max(busy_until_, now_ - time);
  while (is_on() && !is_offline() && busy_until_ <= now_) {
    const std::size_t length = buffer_.empty() ? 0 : command_length();
    if (length == 0 || length > buffer_.size()) break;
    obey_next(length);
    happen_on_obeying();
  }
}

/// Of the command at the front of the buffer; 0 while that cannot be known.
std::size_t PaperOracle::command_length() const {
  const auto at = [this](std::size_t index) -> std::size_t {
    return index < buffer_.size() ? buffer_[index] : 0;
  };
  const std::size_t have = buffer_.size();
  switch (at(0)) {
    case 0x1B:
      if (have < 2) return 0;
      return at(1) == '@' || at(1) == '2' || at(1) == 'i' || at(1) == 'm' ? 2 : 3;
    case 0x1C:
      return 2;
    case 0x10:
      if (have < 3) return 0;
      return at(1) == 0x14 ? clear_command.size() : at(1) == 0x04 || at(1) == 0x05 ? 3 : 1;
    case 0x1D:
      if (have < 3) return 0;
      if (at(1) == '(') return have < 5 ? 0 : 5 + at(3) + 256 * at(4);
      if (at(1) == 'v') {
        return have < 8 ? 0 : 8 + (at(4) + 256 * at(5)) * (at(6) + 256 * at(7));
      }
      if (at(1) == 'V') return at(2) >= 65 ? 4 : 3;
      return at(1) == 'P' ? 4 : 3;
    default:
      return 1;
  }
}

void PaperOracle::obey_next(std::size_t length) {
  const auto end = buffer_.begin() + static_cast<std::ptrdiff_t>(length);
  const Bytes command(buffer_.begin(), end);
  buffer_.erase(buffer_.begin(), end);
  obeyed_ += length;
  switch (command[0]) {
    case 0x1B:
      return obey_escape(command);
    case 0x1D:
      return obey_group(command);
    case 0x0A:
      return print_text();
    case 0x00:
    case 0x10:
    case 0x1C:
      return;
    default:
      text_.push_back(static_cast<char>(command[0]));
  }
}

void PaperOracle::obey_escape(const Bytes& command) {
  const int value = command.size() > 2 ? command[2] : 0;
  switch (command[1]) {
    case '@':
      settings_ = {.tells = settings_.tells};
      text_.clear();
      return;
    case 'i':
    case 'm':
      return cut();
    case 'a':
      settings_.align = value;
      return;
    case 'E':
      settings_.bold = value;
      return;
    case 't':
      settings_.page = value;
      return;
    case '3':
      settings_.pitch = value;
      return;
    case 'J':
    case 'd':
      if (!text_.empty()) print_text();
      return feed(command[1] == 'J' ? value : value * settings_.pitch);
    default:
      return;
  }
}

void PaperOracle::obey_group(const Bytes& command) {
  switch (command[1]) {
    case '!':
      settings_.size = command[2];
      return;
    case 'a':
      settings_.tells = command[2];
      return tell_change();
    case 'r':
      if (model_.answers_queued) {
        answer_fence({static_cast<std::uint8_t>(near_end_ ? 0x03 : 0x00)});
      }
      return;
    case 'V':
      return cut();
    case 'v':
      mark("picture " + numbered('a', settings_.align) +
           std::string(command.begin() + 4, command.end()));
      return feed(command[6] + 256 * command[7]);
    case '(':
      if (command[2] == 'H' && model_.echoes_ids && command.size() == 11) {
        answer_fence({0x37, 0x22, command[7], command[8], command[9], command[10], 0});
      }
      if (command[2] != 'k' || command.size() < 8) return;  // cut short and filled up
      if (command[6] == 67) settings_.module = command[7];
      if (command[6] == 80) settings_.stored.assign(command.begin() + 8, command.end());
      if (command[6] == 81) {
        mark("code " + numbered('a', settings_.align) + numbered('m', settings_.module) +
             settings_.stored);
        feed(25 * settings_.module);
      }
      return;
    default:
      return;
  }
}

void PaperOracle::print_text() {
  if (!text_.empty()) {
    mark("text " + numbered('a', settings_.align) + numbered('b', settings_.bold) +
         numbered('s', settings_.size) + numbered('p', settings_.page) + text_);
  }
  text_.clear();
  feed(settings_.pitch);
}

void PaperOracle::mark(std::string what) {
  current_.marks.push_back(std::move(what));
}

void PaperOracle::feed(int dots) {
  busy_until_ += Millis{static_cast<int>(dots / model_.dots_per_mm * 1000) / model_.mm_per_s};
}

void PaperOracle::cut() {
  if (cutter_jammed_) {
    cutter_error_ = true;
    return tell_change();
  }
  feed(knife_dots);
  current_.is_cut = true;
  if (current_.marks.empty()) current_ = {};
  tear_off();
}

void PaperOracle::say(std::span<const std::uint8_t> bytes) {
  if (all_mute_ || line_ == Line::OneWay || !is_reachable()) return;
  for (const std::uint8_t byte : bytes) answers_.push_back({.at = now_ + delay_, .byte = byte});
}

void PaperOracle::answer_fence(Bytes bytes) {
  if (fence_mute_ || std::exchange(lose_echo_, false)) return;
  if (one_behind_) std::swap(behind_, bytes);
  say(bytes);
}

void PaperOracle::answer_question(int question) {
  if (!model_.answers_questions || (question_mute_ && question == 1)) return;
  unsigned bits = 0x12;
  if (question == 1 && is_offline()) bits |= 0x08U;
  if (question == 2) bits |= (cover_open_ ? 0x04U : 0U) | (has_paper_ ? 0U : 0x20U);
  if (question == 3 && cutter_error_) bits |= 0x08U;
  if (question == 4) bits |= (near_end_ ? 0x0CU : 0U) | (has_paper_ ? 0U : 0x60U);
  say(std::array<std::uint8_t, 1>{static_cast<std::uint8_t>(bits)});
}

void PaperOracle::tell_change() {
  if (!model_.tells_changes || settings_.tells == 0 || !is_on()) return;
  const unsigned first = 0x10U | (is_offline() ? 0x08U : 0U) | (cover_open_ ? 0x20U : 0U);
  const unsigned paper = (has_paper_ ? 0U : 0x0CU) | (near_end_ ? 0x03U : 0U);
  say(std::array<std::uint8_t, 4>{static_cast<std::uint8_t>(first),
                                  static_cast<std::uint8_t>(cutter_error_ ? 0x08 : 0),
                                  static_cast<std::uint8_t>(paper), 0});
}

}  // namespace tests
