#pragma once
// What the command line of anjungan-devices says, and what the program ends with.

#include <chrono>
#include <string>

#include "drivers/hid/device_error.h"
#include "drivers/printer/channel.h"

namespace drivers::tools {

inline constexpr int well = 0;
inline constexpr int not_well = 1;        // it was asked, and did not do what it should
inline constexpr int could_not_look = 2;  // nothing is known: no such address, no way to it

inline constexpr std::chrono::seconds patience{5};

struct Choice {
  std::string address;
  std::string profile = "generic-80mm";
  std::string profiles_file = ANJUNGAN_CONTENT_FOLDER "/printers.json";
  std::string server;
  std::string record_file;  // empty: nothing is recorded
  bool trusted = false;
  int seconds = 20;
  int screen_rotation = 0;  // of a touch panel's picture: 0, 90, 180 or 270
};

/// Prints the sentence as an error; gives `could_not_look`.
int fail(const std::string& sentence);

/// What to do about it, half a sentence.
const char* advice(printer::ChannelError error);
const char* advice(hid::DeviceError error);

}  // namespace drivers::tools
