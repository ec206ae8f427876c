#pragma once
// What the ESC/POS printers differ in, as data: config/printers.json is parsed into these values,
// and the same values are built in, so that a kiosk without the file prints too. Any thread; pure
// but for profile_named.

#include <cstdint>
#include <expected>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "drivers/printer/text.h"

namespace drivers::printer {

/// How the printer proves that it has come to the end of the slip.
enum class Fence : std::uint8_t {
  None,          // it cannot
  QueuedStatus,  // GS r 1: answers when the command is reached; weaker, since it carries no id
  ProcessId,     // GS ( H function 48: echoes our id when everything before it is done
};

/// Native: the printer has letters that serve where the line is too slow for pictures.
enum class TextMode : std::uint8_t { Native, Raster };
enum class QrMode : std::uint8_t { Command, Raster };

/// What makes the knife move. The old commands do not feed: `feed_at_end_mm` has to bring the last
/// line past the knife.
enum class Cut : std::uint8_t {
  FeedAndCut,  // GS V 66
  EscI,        // ESC i
  EscM,        // ESC m
};

struct Profile {
  std::string name;   // stable identifier: `epson-tm-t82`
  std::string model;  // for people and for Status::model
  int width_dots = 576;
  double dots_per_mm = 8.0;
  TextMode text = TextMode::Native;
  CodePage code_page = CodePage::Wpc1252;
  int code_page_number = 16;       // the n of ESC t for `code_page` on this printer
  bool leaves_kanji_mode = false;  // needs FS . first: bytes over 0x7F are Chinese otherwise
  int motion_units_per_inch = 0;   // sent by GS P; 0: feeds count in dots already
  int density = 0;                 // -6 .. 6 by GS ( K; 0: as the printer is set
  QrMode qr = QrMode::Command;
  bool has_cutter = true;
  Cut cut = Cut::FeedAndCut;
  int feed_at_end_mm = 3;  // after the last line: before the cut, or up to the tear bar
  Fence fence = Fence::ProcessId;
  bool can_clear_buffer = false;      // DLE DC4 function 8, with its reply
  bool has_auto_status = false;       // GS a: tells of trouble without being asked
  std::vector<int> status_questions;  // the n of DLE EOT it answers, of 1 .. 4; may be empty

  bool operator==(const Profile&) const = default;
};

/// The same printer with all of each slip sent as a picture: as it was set, whatever the model. For
/// lines that are quick enough.
Profile drawn(Profile profile);

/// A mistake in the file, for whoever edits it.
struct ProfileFault {
  int line = 1;
  std::string message;

  bool operator==(const ProfileFault&) const = default;
};

/// Parses the text of config/printers.json: {"printers": [{...}, ...]}. Refuses unknown, missing
/// (but `cut`) and repeated keys, values out of range, repeated names, and a fence without a status
/// question, which alone proves nothing.
std::expected<std::vector<Profile>, ProfileFault> parse_profiles(std::string_view json);

/// The profiles of config/printers.json as compiled in.
const std::vector<Profile>& builtin_profiles();

/// Borrowed from `profiles`; null when there is none of that name.
const Profile* find_profile(std::span<const Profile> profiles, std::string_view name);

/// Of the file at `path`; of those compiled in where there is none. The error is a sentence.
std::expected<Profile, std::string> profile_named(const std::string& name, const std::string& path);

}  // namespace drivers::printer
