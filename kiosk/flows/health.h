#pragma once
// What the kiosk knows of its devices, its ledger and its hub. Pure values.

#include <cstdint>
#include <map>
#include <optional>

#include "drivers/printer/status.h"
#include "kiosk/domain/numbering.h"
#include "kiosk/flows/settings.h"
#include "kiosk/messages/device.h"
#include "kiosk/messages/link.h"
#include "kiosk/store/store_error.h"

namespace kiosk::flows {

struct PrinterHealth {
  drivers::printer::Status status;
  bool asked = false;  // false until the first answer
  int slips_since_near_end = 0;

  bool operator==(const PrinterHealth&) const = default;
};

struct StoreHealth {
  bool opened = false;  // false until the first report
  std::optional<store::StoreError> trouble;
  domain::ClockVerdict clock = domain::ClockVerdict::Plausible;
  std::int64_t depth = 0;
  std::int64_t unsent = 0;
  bool reserve_given_up = false;
  bool restarted_from_damage = false;
  std::map<char, int> issued_today;

  bool operator==(const StoreHealth&) const = default;
};

struct SoundHealth {
  bool works = true;        // false since an utterance could not be heard
  bool headphones = false;  // plugged in

  bool operator==(const SoundHealth&) const = default;
};

struct Health {
  PrinterHealth printer;
  StoreHealth store;
  messages::DeviceState scanner = messages::DeviceState::NotInstalled;
  messages::DeviceState buttons = messages::DeviceState::NotInstalled;
  messages::DeviceState keys = messages::DeviceState::NotInstalled;        // the tactile ones
  messages::DeviceState headphones = messages::DeviceState::NotInstalled;  // their jack
  messages::DeviceState touch = messages::DeviceState::NotInstalled;
  messages::DeviceState display = messages::DeviceState::NotInstalled;
  SoundHealth sound;
  messages::LinkReported link;  // the line to the hub

  bool operator==(const Health&) const = default;
};

/// A slip may be asked of the printer now: it does not say that it cannot print. One that says
/// nothing at all is offered too.
bool may_ask_printer(const Health& health);

/// How many tickets the paper is still good for, once the roll is near its end.
std::optional<int> tickets_left(const Settings& settings, const PrinterHealth& printer);

}  // namespace kiosk::flows
