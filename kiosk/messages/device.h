#pragma once
// What the kiosk asks of its devices, and what they say, as values: printer, voice, and whether
// each of them is there.

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "drivers/printer/document.h"
#include "drivers/printer/status.h"
#include "kiosk/base/uuid.h"
#include "kiosk/domain/language.h"
#include "kiosk/messages/staff.h"
#include "kiosk/ui/speech.h"

namespace kiosk::messages {

// Effects

enum class SlipKind : std::uint8_t {
  Ticket,  // its states are recorded in the journal (R08, R09)
  Other,   // nothing is recorded of a visitor's: a voice's receipt must not tell its time (P10)
};

/// Answered by SlipEnded with the same subject and job.
struct PrintSlip {
  std::uint64_t job = 0;
  Uuid subject;  // the ticket, or the record or request that the slip is about
  SlipKind kind = SlipKind::Ticket;
  drivers::printer::Document document;
  std::optional<StaffSlip> for_staff{};
  bool operator==(const PrintSlip&) const = default;
};

/// Answered by PrinterReported.
struct AskPrinter {
  bool operator==(const AskPrinter&) const = default;
};

/// Says it now instead of what is being said. Answered by SpeechEnded with the same utterance.
/// Screens give text and language; the model gives the rest, and reads screens aloud by itself.
struct Speak {
  std::string text;  // whole
  domain::Language language = domain::Language::Indonesian;
  std::uint64_t utterance = 0;
  std::vector<ui::Piece> pieces;  // of the text, in order
  int words_per_minute = 125;
  int gain_db = 0;  // below the loudest
  bool operator==(const Speak&) const = default;
};

/// Silence within 0.2 s.
struct StopSpeech {
  bool operator==(const StopSpeech&) const = default;
};

enum class Sound : std::uint8_t {
  Click,  // a tap was accepted
  Chime,  // a number is given, staff are called, or everybody has to listen
  Error,  // something went wrong, and the screen says what
};

struct Play {
  Sound sound = Sound::Click;
  int gain_db = 0;  // below the loudest
  bool operator==(const Play&) const = default;
};

/// One of them. Copying, comparing and destroying it is compiled once, in device.cpp.
struct DeviceEffect : std::variant<PrintSlip, AskPrinter, Speak, StopSpeech, Play> {
  using Kinds = variant;
  using variant::variant;
  DeviceEffect(const DeviceEffect& other);
  DeviceEffect(DeviceEffect&& other) noexcept;
  DeviceEffect& operator=(const DeviceEffect& other);
  DeviceEffect& operator=(DeviceEffect&& other) noexcept;
  ~DeviceEffect();
  bool operator==(const DeviceEffect& other) const;
};

// Events

struct PrinterReported {
  drivers::printer::Status status;
  bool operator==(const PrinterReported&) const = default;
};

/// `job` numbers the attempts to print this subject's slip, from 1.
struct SlipEnded {
  Uuid subject;
  std::uint64_t job = 0;
  drivers::printer::PrintResult result;
  bool operator==(const SlipEnded&) const = default;
};

enum class Device : std::uint8_t { Scanner, Buttons, Keys, Headphones, Touch, Display };
enum class DeviceState : std::uint8_t {
  NotInstalled,  // this kiosk has none
  Ready,
  Lost,   // it was there, or should be
  Stuck,  // a button has been down for too long; something lies on the touch panel, or disturbs it
  OtherSize,  // the display has not the pixels that it should have
};

/// A device other than the printer came, went, or fell into trouble.
struct DeviceReported {
  Device device = Device::Scanner;
  DeviceState state = DeviceState::NotInstalled;
  bool operator==(const DeviceReported&) const = default;
};

/// Headphones were put into the kiosk's jack, or taken out.
struct HeadphonesReported {
  bool plugged = false;
  bool operator==(const HeadphonesReported&) const = default;
};

/// The voice has said this utterance, or was silenced, or there is nothing to speak with.
struct SpeechEnded {
  std::uint64_t utterance = 0;
  bool heard = true;  // false: no sound device or no voice
  bool operator==(const SpeechEnded&) const = default;
};

inline const char* name_of(Device device) {
  switch (device) {
    case Device::Scanner:
      return "scanner";
    case Device::Buttons:
      return "buttons";
    case Device::Keys:
      return "keys";
    case Device::Headphones:
      return "headphones";
    case Device::Touch:
      return "touch";
    case Device::Display:
      return "display";
  }
  return "unknown";
}

inline const char* name_of(DeviceState state) {
  switch (state) {
    case DeviceState::NotInstalled:
      return "not_installed";
    case DeviceState::Ready:
      return "ready";
    case DeviceState::Lost:
      return "lost";
    case DeviceState::Stuck:
      return "stuck";
    case DeviceState::OtherSize:
      return "other_size";
  }
  return "lost";
}

/// One of them. Copying, comparing and destroying it is compiled once, in device.cpp.
struct DeviceEvent
    : std::variant<PrinterReported, SlipEnded, DeviceReported, HeadphonesReported, SpeechEnded> {
  using Kinds = variant;
  using variant::variant;
  DeviceEvent(const DeviceEvent& other);
  DeviceEvent(DeviceEvent&& other) noexcept;
  DeviceEvent& operator=(const DeviceEvent& other);
  DeviceEvent& operator=(DeviceEvent&& other) noexcept;
  ~DeviceEvent();
  bool operator==(const DeviceEvent& other) const;
};

}  // namespace kiosk::messages
