#pragma once
// The ESC/POS encoder: document and profile to bytes. Commands as in Epson's "ESC/POS Command
// Reference"; every byte sent as part of a slip is made here. Any thread; pure, but for
// draw_pictures.
//
// No real-time command may come out of a slip's data (requirement S07), since a printer obeys
// 10 04, 10 05 and 10 14 wherever they stand, even inside a picture. Text and QR contents never
// hold the byte 0x10: text is mapped to printable bytes, QR text is printable ASCII. In pictures
// a 0x10 before 04, 05 or 14 gets one more dot (0x18), 0.125 mm wider to the eye; QR codes never
// hold it, since their modules are at least three dots wide and 0x10 is a single dot.

#include <array>
#include <cstddef>
#include <cstdint>
#include <expected>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "drivers/printer/document.h"
#include "drivers/printer/profile.h"
#include "drivers/printer/raster.h"

namespace drivers::printer {

/// Begins every real-time command.
inline constexpr std::uint8_t data_link_escape = 0x10;

/// Four printable ASCII characters which the printer echoes.
using FenceId = std::array<char, 4>;

/// When `before_last_block` does not come back although `at_start` did, the last line or code is
/// not on paper; when `at_end` comes back, all is done, the cut included.
struct Fences {
  FenceId before_last_block{};
  FenceId at_end{};
  FenceId at_start{};

  bool operator==(const Fences&) const = default;
};

/// Answers to GS r carry no id: so many stand at the end of a slip, one after the other, that a
/// stray byte or two cannot pass for the last of them.
inline constexpr std::size_t queued_fences_at_end = 3;

/// A place between two commands.
struct Break {
  std::size_t at_bytes = 0;
  int length_mm = 0;  // of the paper up to here, about

  bool operator==(const Break&) const = default;
};

struct EncodedSlip {
  std::vector<std::uint8_t> bytes;
  std::size_t whole_at = 0;            // a printer with fewer bytes than these has no whole slip
  int length_mm = 0;                   // about; for time limits
  std::vector<std::size_t> fences_at;  // how many bytes end with each question of a fence
  // Rising. Only there may a question in real time stand: within a picture it would be taken for
  // dots too.
  std::vector<Break> breaks;

  bool operator==(const EncodedSlip&) const = default;
};

/// True when the printer's own letters serve for all of it. One typeface on one slip: a single word
/// that it lacks makes all of it a picture.
bool is_all_letters(const Document& document, const Profile& profile);

/// What has to be drawn for this printer, by the index of its block: QR codes where it has no
/// command for them; everything but gaps where it is not all letters.
std::map<std::size_t, Block> pictures_of(const Document& document, const Profile& profile);

/// The same drawn, as wide as the profile. Needs the font files; fails as `render`.
std::expected<std::map<std::size_t, Raster>, std::string> draw_pictures(const Document& document,
                                                                        const Profile& profile);

/// Encodes one slip, from initialisation to the fence after the cut. `pictures` as `draw_pictures`
/// makes them; a block whose picture is missing is left out.
EncodedSlip encode(const Document& document, const Profile& profile,
                   const std::map<std::size_t, Raster>& pictures, const Fences& fences);

/// Moves what hangs out of the printer past the knife and cuts it, or past the tear bar.
std::vector<std::uint8_t> separating_cut(const Profile& profile);

/// GS r 1, so many times.
std::vector<std::uint8_t> queued_questions(std::size_t count);

/// One question of the fence; empty without one.
std::vector<std::uint8_t> fence_question(Fence fence, const FenceId& id);

/// The most bytes that one command of a slip takes: so many NUL bytes end whatever command an
/// interrupted slip left open in the printer.
std::size_t longest_command(const Profile& profile);

/// True when 10 04, 10 05 or 10 14 occurs: what must not be in a slip.
bool holds_real_time_command(std::span<const std::uint8_t> bytes);

}  // namespace drivers::printer
