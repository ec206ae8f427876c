#pragma once
// What visitors come for, as steps at the kiosk: one entry an errand, from the screen of errands to
// its end.

#include <array>
#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace tests {

struct Type {
  std::string text;
};
struct Scan {
  std::string code;
};
/// The code of the slip that came out last.
struct ScanSlip {};
struct Press {
  int face;
};
/// The PIN of the officer whose badge was scanned, and that it is checked.
struct EnterPin {};
/// The id of a control to activate, or what is done beside the screen.
using Step = std::variant<std::string, Type, Scan, ScanSlip, Press, EnterPin>;

/// What is there when it is done.
struct Ending {
  std::string screen;
  std::string node;
  std::string says;       // that the node's text contains
  std::string slip = {};  // how the code begins of the one slip that came out; "-" without a code
  int journal = 0;        // records more than before
  int voices = 0;
};

struct Errand {
  std::string name;
  std::vector<Step> steps;  // from the errands on
  Ending ending;
};

/// The keys of the domain rules' own codes, the kiosk's and the seed of the office's: 00 to 1F.
std::array<std::uint8_t, 32> agreed_key();

/// Every errand of the kiosk, in an order that their numbers count on. A new one adds its entry.
std::vector<Errand> errands();

}  // namespace tests
