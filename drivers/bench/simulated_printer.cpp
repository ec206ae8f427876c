#include "drivers/bench/simulated_printer.h"

#include <algorithm>
#include <array>
#include <utility>

namespace drivers::bench {

namespace {

using Bytes = std::vector<std::uint8_t>;

constexpr std::array<std::string_view, fault_count> names{
    "paper_out", "paper_near_end", "cover_open",      "cutter_error",  "offline",
    "unplug",    "power",          "no_reply",        "garbage_reply", "slow",
    "stall",     "line_power",     "line_power_kept", "late_reply",    "old_reply",
    "greets",    "no_fence",       "no_online_reply"};

constexpr std::uint8_t data_link_escape = 0x10;
constexpr std::uint8_t end_of_transmission = 0x04;
constexpr std::uint8_t enquiry = 0x05;
constexpr std::uint8_t device_control_4 = 0x14;

// DLE DC4 function 8 carries this, so that chance cannot empty a buffer.
constexpr std::array<std::uint8_t, 10> clear_buffers{
    data_link_escape, device_control_4, 8, 1, 3, 20, 1, 6, 2, 8};

}  // namespace

std::span<const std::string_view> fault_names() {
  return names;
}

SimulatedModel model_of(const printer::Profile& profile) {
  return {.width_dots = profile.width_dots,
          .answers = !profile.status_questions.empty(),
          .can_clear_buffer = profile.can_clear_buffer};
}

SimulatedPrinter::SimulatedPrinter(SimulatedModel model, unsigned seed)
    : model_(model), interpreter_(model.width_dots), random_(seed) {}

bool SimulatedPrinter::set_fault(std::string_view name, bool on) {
  const auto* const found = std::find(names.begin(), names.end(), name);
  if (found == names.end()) return false;
  set_fault(static_cast<Fault>(found - names.begin()), on);
  return true;
}

void SimulatedPrinter::set_fault(Fault fault, bool on) {
  const std::lock_guard lock{mutex_};
  change(fault, on);
  pump();
}

bool SimulatedPrinter::has_fault(Fault fault) const {
  const std::lock_guard lock{mutex_};
  return is_set(fault);
}

void SimulatedPrinter::arm_fault(Fault fault, std::size_t after_bytes) {
  const std::lock_guard lock{mutex_};
  armed_.push_back({.fault = fault, .at_byte = obeyed_ + after_bytes});
  trigger_armed();
}

std::vector<Slip> SimulatedPrinter::take_slips() {
  const std::lock_guard lock{mutex_};
  return interpreter_.take_slips();
}

printer::Raster SimulatedPrinter::paper() const {
  const std::lock_guard lock{mutex_};
  return interpreter_.paper();
}

void SimulatedPrinter::tear_off() {
  const std::lock_guard lock{mutex_};
  interpreter_.tear_off(SlipEnd::Torn);
}

std::size_t SimulatedPrinter::unknown_commands() const {
  const std::lock_guard lock{mutex_};
  return interpreter_.unknown_commands();
}

std::size_t SimulatedPrinter::real_time_commands() const {
  const std::lock_guard lock{mutex_};
  return real_time_commands_;
}

std::size_t SimulatedPrinter::bytes_obeyed() const {
  const std::lock_guard lock{mutex_};
  return obeyed_;
}

std::optional<unsigned> SimulatedPrinter::connection() const {
  const std::lock_guard lock{mutex_};
  if (is_set(Fault::Unplug) || is_set(Fault::Power)) return std::nullopt;
  return connection_;
}

std::size_t SimulatedPrinter::receive(std::span<const std::uint8_t> bytes) {
  const std::lock_guard lock{mutex_};
  const unsigned connection = connection_;
  std::size_t taken = 0;
  for (const std::uint8_t byte : bytes) {
    if (is_off()) return bytes.size();  // into nothing
    if (is_set(Fault::Stall) || connection_ != connection) break;
    if (!take_real_time(byte)) {
      // Room is kept for the longest real-time command: those get in when nothing else does.
      if (received_.size() >= model_.buffer_bytes) break;
      received_.push_back(byte);
    }
    ++taken;
    pump();
  }
  return taken;
}

std::vector<std::uint8_t> SimulatedPrinter::take_answers() {
  const std::lock_guard lock{mutex_};
  return std::exchange(answers_, {});
}

/// Without power, while the line is up.
bool SimulatedPrinter::is_off() const {
  return is_set(Fault::LinePower) || is_set(Fault::LinePowerKept);
}

bool SimulatedPrinter::is_blocked() const {
  return is_off() || is_cutter_latched_ || is_set(Fault::PaperOut) || is_set(Fault::CoverOpen) ||
         is_set(Fault::Offline) || is_set(Fault::Unplug) || is_set(Fault::Power);
}

void SimulatedPrinter::change(Fault fault, bool on) {
  if (is_set(fault) == on) return;
  faults_[static_cast<std::size_t>(fault)] = on;
  if (fault == Fault::CutterError && on) is_cutter_latched_ = true;
  if (fault == Fault::PaperOut && !on) interpreter_.tear_off(SlipEnd::PaperEnd);
  const bool is_cut_off = fault == Fault::Unplug || fault == Fault::Power;
  if (is_cut_off && on) {
    ++connection_;
    received_.clear();
    real_time_.clear();
    answers_.clear();
    if (fault == Fault::Power) {
      interpreter_.reset();
      is_cutter_latched_ = is_set(Fault::CutterError);
    }
  }
  if (on && (fault == Fault::LinePower || fault == Fault::LinePowerKept)) {
    if (fault == Fault::LinePower) received_.clear();
    real_time_.clear();
    answers_.clear();
    interpreter_.reset();
    is_cutter_latched_ = is_set(Fault::CutterError);
  }
  if (fault == Fault::Greets) say_greeting();
  const unsigned sensor = is_set(Fault::PaperOut) ? 0x0Fu : is_set(Fault::PaperNearEnd) ? 0x03u : 0;
  interpreter_.set_paper_sensor(static_cast<std::uint8_t>(sensor));
  tell_change();
}

void SimulatedPrinter::pump() {
  while (!received_.empty() && !is_blocked()) {
    const std::uint8_t byte = received_.front();
    received_.pop_front();
    obey(byte);
  }
}

void SimulatedPrinter::obey(std::uint8_t byte) {
  const Bytes replies = interpreter_.take(byte);
  ++obeyed_;
  if (!replies.empty()) answer_queued(replies);
  if (!armed_.empty()) trigger_armed();
}

void SimulatedPrinter::trigger_armed() {
  for (std::size_t i = 0; i < armed_.size();) {
    if (armed_[i].at_byte > obeyed_) {
      ++i;
      continue;
    }
    const Fault fault = armed_[i].fault;
    armed_.erase(armed_.begin() + static_cast<std::ptrdiff_t>(i));
    change(fault, true);
  }
}

/// Real-time commands are obeyed on arrival and never reach the buffer; true when the byte is (or
/// may be) of one.
bool SimulatedPrinter::take_real_time(std::uint8_t byte) {
  if (real_time_.empty()) {
    if (byte != data_link_escape) return false;
    real_time_.push_back(byte);
    return true;
  }
  if (real_time_.size() == 1 && byte != end_of_transmission && byte != enquiry &&
      byte != device_control_4) {
    received_.push_back(real_time_.front());
    real_time_.clear();
    return take_real_time(byte);
  }
  real_time_.push_back(byte);
  const bool is_clear = real_time_[1] == device_control_4;
  if (real_time_.size() >= (is_clear ? clear_buffers.size() : 3u)) {
    obey_real_time();
    real_time_.clear();
  }
  return true;
}

void SimulatedPrinter::obey_real_time() {
  ++real_time_commands_;
  if (real_time_[1] == end_of_transmission) {
    answer_question(real_time_[2]);
    return;
  }
  if (real_time_[1] == enquiry) {
    if (!is_cutter_latched_ || is_set(Fault::CutterError)) return;
    is_cutter_latched_ = false;
    if (real_time_[2] == 2) {
      received_.clear();
      interpreter_.abandon();
    }
    tell_change();
    return;
  }
  if (!model_.can_clear_buffer || !std::equal(real_time_.begin(), real_time_.end(),
                                              clear_buffers.begin(), clear_buffers.end())) {
    return;
  }
  received_.clear();
  interpreter_.abandon();
  constexpr std::array<std::uint8_t, 3> cleared{0x37, 0x25, 0};
  answer(cleared);
}

void SimulatedPrinter::greet() {
  const std::lock_guard lock{mutex_};
  say_greeting();
}

void SimulatedPrinter::say_greeting() {
  if (!is_set(Fault::Greets)) return;
  constexpr std::array<std::uint8_t, 8> greeting{'R', 'E', 'A', 'D', 'Y', 0x0D, 0x0A, 0};
  answer(greeting);
}

/// What is told only when the printer has come to it.
void SimulatedPrinter::answer_queued(Bytes bytes) {
  if (is_set(Fault::NoFence)) return;
  if (is_set(Fault::OldReply)) std::swap(bytes, old_answer_);
  answer(bytes);
}

void SimulatedPrinter::answer(std::span<const std::uint8_t> bytes) {
  if (!model_.answers || is_set(Fault::NoReply) || is_off()) return;
  for (const std::uint8_t byte : bytes) {
    const bool is_garbage = is_set(Fault::GarbageReply);
    answers_.push_back(is_garbage ? static_cast<std::uint8_t>(random_() >> 8) : byte);
  }
}

void SimulatedPrinter::answer_question(int question) {
  if (question == 1 && is_set(Fault::NoOnlineReply)) return;
  const bool is_paper_out = is_set(Fault::PaperOut);
  unsigned bits = 0x12;
  if (question == 1 && is_blocked()) bits |= 0x08u;
  if (question == 2) {
    if (is_set(Fault::CoverOpen)) bits |= 0x04u;
    if (is_paper_out) bits |= 0x20u;
    if (is_cutter_latched_) bits |= 0x40u;
  }
  if (question == 3 && is_cutter_latched_) bits |= 0x08u;
  if (question == 4) {
    if (is_paper_out || is_set(Fault::PaperNearEnd)) bits |= 0x0Cu;
    if (is_paper_out) bits |= 0x60u;
  }
  const auto byte = static_cast<std::uint8_t>(bits);
  answer({&byte, 1});
}

void SimulatedPrinter::tell_change() {
  if (!interpreter_.wants_auto_status()) return;
  const unsigned first =
      0x10u | (is_blocked() ? 0x08u : 0) | (is_set(Fault::CoverOpen) ? 0x20u : 0);
  const unsigned paper = is_set(Fault::PaperOut) ? 0x0Fu : is_set(Fault::PaperNearEnd) ? 0x03u : 0;
  const std::array<std::uint8_t, 4> status{static_cast<std::uint8_t>(first),
                                           static_cast<std::uint8_t>(is_cutter_latched_ ? 0x08 : 0),
                                           static_cast<std::uint8_t>(paper), 0};
  answer(status);
}

}  // namespace drivers::bench
