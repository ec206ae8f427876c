#include "drivers/bench/paper_interpreter.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

#include "drivers/bench/cell_font.h"
#include "drivers/printer/qr.h"

namespace drivers::bench {

namespace {

using Bytes = std::vector<std::uint8_t>;

constexpr std::uint8_t line_feed = 0x0A;
constexpr std::uint8_t escape = 0x1B;
constexpr std::uint8_t file_separator = 0x1C;
constexpr std::uint8_t group_separator = 0x1D;

constexpr std::size_t widest_raster_bytes = 128;
constexpr std::size_t highest_raster_rows = 2303;

// The knife sits this much behind the print head.
constexpr int head_to_knife_dots = 80;

/// What is known of a command's length from its first bytes.
struct Length {
  enum class Kind : std::uint8_t { Unknown, NeedsMore, Known } kind = Kind::Unknown;
  std::size_t bytes = 0;
};

constexpr Length unknown{.kind = Length::Kind::Unknown};
constexpr Length needs_more{.kind = Length::Kind::NeedsMore};
constexpr Length known(std::size_t bytes) {
  return {.kind = Length::Kind::Known, .bytes = bytes};
}

std::size_t word_at(std::span<const std::uint8_t> bytes, std::size_t at) {
  return bytes[at] + 256u * bytes[at + 1];
}

Length escape_length(std::uint8_t command) {
  constexpr std::string_view without_value = "@2im";
  constexpr std::string_view with_value = "aEtR3Jd";
  const auto letter = static_cast<char>(command);
  if (without_value.find(letter) != std::string_view::npos) return known(2);
  if (with_value.find(letter) != std::string_view::npos) return known(3);
  return unknown;
}

Length extended_length(std::span<const std::uint8_t> bytes) {
  if (bytes.size() < 3) return needs_more;
  const std::uint8_t family = bytes[2];
  if (family != 'k' && family != 'H' && family != 'K') return unknown;
  if (bytes.size() < 5) return needs_more;
  return known(5 + word_at(bytes, 3));
}

Length raster_length(std::span<const std::uint8_t> bytes) {
  if (bytes.size() < 8) return needs_more;
  const std::size_t width = word_at(bytes, 4);
  const std::size_t height = word_at(bytes, 6);
  const bool possible = bytes[2] == '0' && bytes[3] == 0 && width > 0 && height > 0 &&
                        width <= widest_raster_bytes && height <= highest_raster_rows;
  return possible ? known(8 + width * height) : unknown;
}

Length group_length(std::span<const std::uint8_t> bytes) {
  switch (bytes[1]) {
    case '!':
    case 'a':
    case 'r':
    case 'I':
      return known(3);
    case 'P':
      return known(4);
    case 'V':
      if (bytes.size() < 3) return needs_more;
      if (bytes[2] == 65 || bytes[2] == 66) return known(4);
      return bytes[2] == 0 || bytes[2] == 1 || bytes[2] == 48 || bytes[2] == 49 ? known(3)
                                                                                : unknown;
    case '(':
      return extended_length(bytes);
    case 'v':
      return raster_length(bytes);
    default:
      return unknown;
  }
}

Length command_length(std::span<const std::uint8_t> bytes) {
  if (bytes.size() < 2) return needs_more;
  if (bytes[0] == escape) return escape_length(bytes[1]);
  if (bytes[0] == group_separator) return group_length(bytes);
  return bytes[1] == '.' ? known(2) : unknown;
}

std::optional<printer::CodePage> page_of(int number) {
  switch (number) {
    case 0:
      return printer::CodePage::Pc437;
    case 16:
      return printer::CodePage::Wpc1252;
    case 19:
      return printer::CodePage::Pc858;
    default:
      return std::nullopt;
  }
}

}  // namespace

PaperInterpreter::PaperInterpreter(int width_dots)
    : font_(std::make_unique<CellFont>()), width_dots_(width_dots) {
  current_.raster.width_dots = width_dots;
}

PaperInterpreter::~PaperInterpreter() = default;

std::vector<std::uint8_t> PaperInterpreter::take(std::uint8_t byte) {
  current_.bytes.push_back(byte);
  if (pending_.empty()) {
    start(byte);
    return {};
  }
  pending_.push_back(byte);
  if (pending_length_ == 0) {
    const Length length = command_length(pending_);
    switch (length.kind) {
      case Length::Kind::NeedsMore:
        return {};
      case Length::Kind::Unknown:
        ++unknown_commands_;
        pending_.clear();
        return {};
      case Length::Kind::Known:
        pending_length_ = length.bytes;
        break;
    }
  }
  if (pending_.size() < pending_length_) return {};
  Bytes replies = obey();
  pending_.clear();
  pending_length_ = 0;
  return replies;
}

void PaperInterpreter::start(std::uint8_t byte) {
  if (byte == escape || byte == group_separator || byte == file_separator) {
    pending_.push_back(byte);
  } else if (byte == line_feed) {
    print_line();
  } else if (const auto character = printer::from_code_page(settings_.page, byte)) {
    line_.push_back(*character);
  } else if (byte != 0) {
    ++unknown_commands_;
  }
}

void PaperInterpreter::abandon() {
  pending_.clear();
  pending_length_ = 0;
  line_.clear();
}

void PaperInterpreter::reset() {
  abandon();
  settings_ = {};
}

void PaperInterpreter::tear_off(SlipEnd end) {
  if (current_.raster.height_dots > 0) {
    current_.end = end;
    finished_.push_back(std::move(current_));
  }
  current_ = {};
  current_.raster.width_dots = width_dots_;
}

std::vector<Slip> PaperInterpreter::take_slips() {
  return std::exchange(finished_, {});
}

std::vector<std::uint8_t> PaperInterpreter::obey() {
  if (pending_[0] == group_separator) return obey_group(pending_[1]);
  if (pending_[0] == escape) obey_escape(pending_[1], pending_.size() > 2 ? pending_[2] : 0);
  return {};
}

void PaperInterpreter::obey_escape(std::uint8_t command, int value) {
  switch (command) {
    case '@': {
      const bool auto_status = settings_.auto_status;
      settings_ = {.auto_status = auto_status};
      line_.clear();
      break;
    }
    case 'i':
    case 'm':
      tear_off(SlipEnd::Cut);
      break;
    case 'a':
      settings_.centred = value == 1 || value == 49;
      break;
    case 'E':
      settings_.bold = (value & 1) != 0;
      break;
    case '2':
      settings_.line_pitch_dots = 30;
      break;
    case '3':
      settings_.line_pitch_dots = value;
      break;
    case 'J':
      if (!line_.empty()) print_line();
      feed(value);
      break;
    case 'd':
      if (!line_.empty()) print_line();
      feed(value * settings_.line_pitch_dots);
      break;
    case 't':
      if (const auto page = page_of(value)) {
        settings_.page = *page;
      } else {
        ++unknown_commands_;
      }
      break;
    default:
      break;  // ESC R 0 changes nothing here
  }
}

std::vector<std::uint8_t> PaperInterpreter::obey_group(std::uint8_t command) {
  switch (command) {
    case '!':
      settings_.width_scale = (pending_[2] >> 4) % 8 + 1;
      settings_.height_scale = (pending_[2] & 0x0F) % 8 + 1;
      return {};
    case 'a':
      settings_.auto_status = pending_[2] != 0;
      return {};
    case 'r':
      return {paper_sensor_};
    case 'I': {
      constexpr std::string_view name = "_SIMULATED";
      Bytes reply(name.begin(), name.end());
      reply.push_back(0);
      return reply;
    }
    case 'V':
      feed(pending_[2] >= 65 ? head_to_knife_dots + pending_[3] : 0);
      tear_off(SlipEnd::Cut);
      return {};
    case '(':
      return obey_extended();
    case 'v':
      print_raster();
      return {};
    default:
      return {};  // GS P: units are dots here
  }
}

std::vector<std::uint8_t> PaperInterpreter::obey_extended() {
  const std::uint8_t family = pending_[2];
  const std::size_t length = pending_.size() - 5;
  if (family == 'H' && length == 6 && pending_[5] == 48 && pending_[6] == 48) {
    return {0x37, 0x22, pending_[7], pending_[8], pending_[9], pending_[10], 0};
  }
  if (family == 'k' && length >= 3 && pending_[5] == 49) {
    obey_qr();
  } else if (family != 'K' || length != 2 || pending_[5] != 49) {
    ++unknown_commands_;
  }
  return {};
}

void PaperInterpreter::obey_qr() {
  const int value = pending_[7];
  switch (pending_[6]) {
    case 65:
      break;  // model 2 is what everyone means
    case 67:
      settings_.qr_module_dots = std::clamp(value, 1, 16);
      break;
    case 69:
      settings_.qr_level = value;
      break;
    case 80:
      settings_.stored_qr.assign(pending_.begin() + 8, pending_.end());
      break;
    case 81:
      print_qr();
      break;
    default:
      ++unknown_commands_;
      break;
  }
}

void PaperInterpreter::print_line() {
  const int cell_width = CellFont::width_dots * settings_.width_scale;
  const int cell_height = CellFont::height_dots * settings_.height_scale;
  const int top = feed(std::max(settings_.line_pitch_dots, line_.empty() ? 0 : cell_height));
  const int width = cell_width * static_cast<int>(line_.size());
  int left = settings_.centred ? std::max(0, (width_dots_ - width) / 2) : 0;
  for (const char32_t character : line_) {
    const CellFont::Cell& cell = font_->cell(character, settings_.bold);
    for (int y = 0; y < cell_height; ++y) {
      const int row = y / settings_.height_scale * CellFont::width_dots;
      for (int x = 0; x < cell_width; ++x) {
        const int dot = row + x / settings_.width_scale;
        if (cell[static_cast<std::size_t>(dot)] != 0) burn(left + x, top + y);
      }
    }
    left += cell_width;
  }
  current_.text += printer::encode_utf8(line_) + '\n';
  line_.clear();
}

void PaperInterpreter::print_raster() {
  if (!line_.empty()) print_line();
  const std::size_t columns = word_at(pending_, 4);
  const auto rows = static_cast<int>(word_at(pending_, 6));
  const int top = feed(rows);
  const int free_dots = width_dots_ - static_cast<int>(columns) * 8;
  const int left = settings_.centred ? std::max(0, free_dots / 2) : 0;
  for (int y = 0; y < rows; ++y) {
    for (std::size_t column = 0; column < columns; ++column) {
      const unsigned byte = pending_[8 + static_cast<std::size_t>(y) * columns + column];
      for (int bit = 0; bit < 8; ++bit) {
        if ((byte & (0x80u >> bit)) != 0) {
          burn(left + static_cast<int>(column) * 8 + bit, top + y);
        }
      }
    }
  }
}

void PaperInterpreter::print_qr() {
  const auto qr = printer::make_qr(settings_.stored_qr);
  if (!qr || settings_.qr_level != 49) {
    ++unknown_commands_;
    return;
  }
  const int side = qr->size * settings_.qr_module_dots;
  const int top = feed(side);
  const int left = settings_.centred ? std::max(0, (width_dots_ - side) / 2) : 0;
  for (int y = 0; y < side; ++y) {
    for (int x = 0; x < side; ++x) {
      if (qr->at(x / settings_.qr_module_dots, y / settings_.qr_module_dots)) {
        burn(left + x, top + y);
      }
    }
  }
  current_.qr_texts.push_back(settings_.stored_qr);
}

/// Moves the paper on; the first of the new white rows.
int PaperInterpreter::feed(int rows) {
  printer::Raster& raster = current_.raster;
  const int top = raster.height_dots;
  raster.height_dots += rows;
  raster.dots.resize(static_cast<std::size_t>(raster.height_dots) *
                     static_cast<std::size_t>(width_dots_));
  return top;
}

void PaperInterpreter::burn(int x, int y) {
  printer::Raster& raster = current_.raster;
  if (x >= width_dots_ || y >= raster.height_dots) return;
  raster.dots[static_cast<std::size_t>(y) * static_cast<std::size_t>(width_dots_) +
              static_cast<std::size_t>(x)] = 1;
}

}  // namespace drivers::bench
