#include "drivers/tools/choice.h"

#include <cstdio>

#include <fmt/format.h>

namespace drivers::tools {
namespace {

constexpr const char* no_permission =
    "no permission: run as the kiosk's user; the udev rule in config/udev gives it access";

}  // namespace

int fail(const std::string& sentence) {
  fmt::print(stderr, "{}\n", sentence);
  return could_not_look;
}

const char* advice(printer::ChannelError error) {
  switch (error) {
    case printer::ChannelError::NotFound:
      return "there is no such device: is it plugged in and switched on?";
    case printer::ChannelError::Refused:
      return "refused: nobody listens there, or it is no printer's line";
    case printer::ChannelError::UnknownHost:
      return "unknown host: no address belongs to this name";
    case printer::ChannelError::NoPermission:
      return no_permission;
    case printer::ChannelError::Busy:
      return "busy: the kiosk, CUPS or usblp has it; a printer has one owner";
    case printer::ChannelError::Gone:
      return "gone: it went away while it was opened";
    case printer::ChannelError::TimedOut:
      return "timed out: it is switched off, or the network leads elsewhere";
  }
  return "";
}

const char* advice(hid::DeviceError error) {
  switch (error) {
    case hid::DeviceError::Absent:
      return "there is no such device: is it plugged in?";
    case hid::DeviceError::NoPermission:
      return no_permission;
    case hid::DeviceError::Busy:
      return "busy: the kiosk or another program has taken it for itself";
  }
  return "";
}

}  // namespace drivers::tools
