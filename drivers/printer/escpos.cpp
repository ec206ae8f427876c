#include "drivers/printer/escpos.h"

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <optional>
#include <string_view>
#include <utility>

#include "drivers/printer/native_text.h"
#include "drivers/printer/picture_bands.h"
#include "drivers/printer/qr.h"

namespace drivers::printer {

namespace {

using Bytes = std::vector<std::uint8_t>;

constexpr std::uint8_t line_feed = 0x0A;
constexpr std::uint8_t escape = 0x1B;
constexpr std::uint8_t file_separator = 0x1C;
constexpr std::uint8_t group_separator = 0x1D;

constexpr int longest_qr_command_bytes = 308;
constexpr double rule_margin_mm = 1.0;
// In front of every line of a paragraph with a margin.
constexpr std::string_view box_in_letters = "[ ] ";
// Between two columns at least.
constexpr std::size_t column_gap = 2;

std::uint8_t low_byte(std::size_t value) {
  return static_cast<std::uint8_t>(value & 0xFFu);
}
std::uint8_t high_byte(std::size_t value) {
  return static_cast<std::uint8_t>((value >> 8) & 0xFFu);
}

/// The commands, one function each, and what the printer is set to now.
class Encoder {
 public:
  explicit Encoder(const Profile& profile) : profile_(profile) {}

  void reset() { put({escape, '@'}); }

  void begin() {
    reset();
    if (profile_.leaves_kanji_mode) put({file_separator, '.'});
    put({escape, 'R', 0});  // the American set: no national letters in place of brackets
    put({escape, 't', static_cast<std::uint8_t>(profile_.code_page_number)});
    if (profile_.motion_units_per_inch > 0) {
      const auto units = static_cast<std::uint8_t>(profile_.motion_units_per_inch);
      put({group_separator, 'P', units, units});
    }
    if (profile_.density != 0) {
      put({group_separator, '(', 'K', 2, 0, 49, static_cast<std::uint8_t>(profile_.density)});
    }
    // On line state, errors, paper: what the driver watches while it sends.
    if (profile_.has_auto_status) put({group_separator, 'a', 0x0E});
    end_of_command();
  }

  void end() {
    const int feed = dots(profile_.feed_at_end_mm);
    if (profile_.has_cutter && profile_.cut == Cut::FeedAndCut) {
      // Feeds the last line past the knife and `feed` more, then cuts all but one point.
      put({group_separator, 'V', 66, static_cast<std::uint8_t>(std::min(feed, 255))});
    } else {
      feed_dots(feed);
      if (profile_.has_cutter)
        put({escape, profile_.cut == Cut::EscI ? std::uint8_t{'i'} : std::uint8_t{'m'}});
    }
    end_of_command();
  }

  /// `queued` is how many questions stand for the id where none can be sent.
  void fence(const FenceId& id, std::size_t queued) {
    const Bytes question = fence_question(profile_.fence, id);
    if (question.empty()) return;
    if (profile_.fence == Fence::ProcessId) queued = 1;
    for (; queued > 0; --queued) {
      bytes_.insert(bytes_.end(), question.begin(), question.end());
      fences_at_.push_back(bytes_.size());
      end_of_command();
    }
  }

  void text(const TextLine& line) {
    const auto characters = to_printer_text(line.text, profile_.code_page);
    if (!characters) return;
    const Scale scale = scale_for(line.size, characters->size(), profile_.width_dots);
    std::string margin{line.margin == Margin::None ? std::string_view{} : box_in_letters};
    const std::size_t columns = columns_of(scale, profile_.width_dots);
    const std::size_t left = columns > margin.size() ? columns - margin.size() : 1;
    if (line.margin == Margin::Empty) margin.assign(margin.size(), ' ');
    for (const Bytes& part : wrap(line.text, profile_.code_page, left)) {
      Bytes row(margin.begin(), margin.end());
      row.insert(row.end(), part.begin(), part.end());
      letters(row, line.weight, scale);
      margin.assign(margin.size(), ' ');
    }
  }

  void texts(const std::vector<TextLine>& lines) {
    for (const TextLine& line : lines) text(line);
  }

  /// Beside each other, where the letters are of one size and each fits half of the line.
  void columns(const Columns& columns) {
    const auto& [left, right] = columns;
    std::vector<Bytes> rows;
    for (std::size_t i = 0; left.size() == right.size() && i < left.size(); ++i) {
      if (auto row = row_of(left[i], right[i])) rows.push_back(std::move(*row));
    }
    if (rows.size() < left.size() || left.empty()) {
      texts(left);
      texts(right);
      return;
    }
    for (std::size_t i = 0; i < rows.size(); ++i) {
      letters(rows[i], left[i].weight,
              scale_for(left[i].size, rows[i].size(), profile_.width_dots));
    }
  }

  void frame(const Frame& frame) {
    rule({});
    texts(frame.lines);
    rule({});
  }

  void head(const Head& head) {
    texts(lines_of(head));
    rule({});
  }

  /// The printer draws the code; the white above and below is ours.
  void qr_code(const QrCode& code) {
    const int size = largest_qr_size(code.text);
    if (size == 0) return;
    const int module = qr_module_dots(size, profile_.width_dots, profile_.dots_per_mm);
    feed_dots(quiet_zone_modules * module);
    put({group_separator, '(', 'k', 4, 0, 49, 65, 50, 0});                              // model 2
    put({group_separator, '(', 'k', 3, 0, 49, 67, static_cast<std::uint8_t>(module)});  // dots
    put({group_separator, '(', 'k', 3, 0, 49, 69, 49});                                 // level M
    const std::size_t length = code.text.size() + 3;
    put({group_separator, '(', 'k', low_byte(length), high_byte(length), 49, 80, 48});
    bytes_.insert(bytes_.end(), code.text.begin(), code.text.end());
    put({group_separator, '(', 'k', 3, 0, 49, 81, 48});  // print what was stored
    ink_ends_at_ = bytes_.size();
    end_of_command();
    feed_dots(quiet_zone_modules * module);
  }

  void rule(const Rule& rule) {
    feed_dots(dots(rule_margin_mm));
    const int rows = std::max(1, dots(thickness_mm(rule)));
    Raster line{.width_dots = profile_.width_dots, .height_dots = rows, .dots = {}};
    line.dots.assign(static_cast<std::size_t>(rows) * static_cast<std::size_t>(profile_.width_dots),
                     1);
    picture(line);
    feed_dots(dots(rule_margin_mm));
  }

  void gap(const Gap& gap) { feed_dots(dots(height_mm(gap))); }

  /// Blank rows become feeds; blank columns on the right are not sent.
  void picture(const Raster& raster) {
    for (const Band& part : bands_of(raster)) {
      if (part.width_bytes == 0) {
        feed_dots(static_cast<int>(part.rows));
      } else {
        band(raster, part);
      }
    }
  }

  [[nodiscard]] int length_mm() const {
    return static_cast<int>(std::ceil(fed_dots_ / profile_.dots_per_mm));
  }
  /// Bytes up to the last that makes anything black.
  [[nodiscard]] std::size_t ink_ends_at() const { return ink_ends_at_; }
  [[nodiscard]] Bytes take() { return std::move(bytes_); }
  [[nodiscard]] std::vector<std::size_t> take_fences() { return std::move(fences_at_); }
  [[nodiscard]] std::vector<Break> take_breaks() { return std::move(breaks_); }

 private:
  void put(std::initializer_list<std::uint8_t> command) {
    bytes_.insert(bytes_.end(), command.begin(), command.end());
  }

  [[nodiscard]] int dots(double mm) const {
    return static_cast<int>(std::lround(mm * profile_.dots_per_mm));
  }

  [[nodiscard]] int to_motion_units(int count_dots) const {
    if (profile_.motion_units_per_inch == 0) return count_dots;
    constexpr double mm_per_inch = 25.4;
    return static_cast<int>(std::lround(count_dots / profile_.dots_per_mm / mm_per_inch *
                                        profile_.motion_units_per_inch));
  }

  void feed_dots(int count_dots) {
    fed_dots_ += count_dots;
    int units = to_motion_units(count_dots);
    while (units > 0) {
      const int step = std::min(units, 255);
      put({escape, 'J', static_cast<std::uint8_t>(step)});
      units -= step;
    }
  }

  void end_of_command() {
    if (!breaks_.empty() && breaks_.back().at_bytes == bytes_.size()) return;
    breaks_.push_back({.at_bytes = bytes_.size(), .length_mm = length_mm()});
  }

  /// One line of the printer's own letters.
  void letters(const Bytes& row, Weight weight, Scale scale) {
    set_weight(weight);
    set_scale(scale);
    fed_dots_ += line_pitch_dots(scale);
    bytes_.insert(bytes_.end(), row.begin(), row.end());
    bytes_.push_back(line_feed);
    ink_ends_at_ = bytes_.size();
    end_of_command();
  }

  [[nodiscard]] std::optional<Bytes> row_of(const TextLine& left, const TextLine& right) const {
    const auto first = to_printer_text(left.text, profile_.code_page);
    const auto second = to_printer_text(right.text, profile_.code_page);
    if (!first || !second || left.size != right.size || left.weight != right.weight) return {};
    const auto half =
        columns_of(scale_for(left.size, 0, profile_.width_dots), profile_.width_dots) / 2;
    if (first->size() + column_gap > half || second->size() > half) return {};
    Bytes row = *first;
    row.resize(half, ' ');
    row.insert(row.end(), second->begin(), second->end());
    return row;
  }

  void set_weight(Weight weight) {
    if (weight_ == weight) return;
    weight_ = weight;
    put({escape, 'E', static_cast<std::uint8_t>(weight == Weight::Bold ? 1 : 0)});
  }

  void set_scale(Scale scale) {
    if (scale_ == scale) return;
    scale_ = scale;
    put({group_separator, '!',
         static_cast<std::uint8_t>(((scale.width - 1) << 4) | (scale.height - 1))});
    const int pitch = std::min(to_motion_units(line_pitch_dots(scale)), 255);
    put({escape, '3', static_cast<std::uint8_t>(pitch)});
  }

  void band(const Raster& raster, const Band& part) {
    put({group_separator, 'v', '0', 0, low_byte(part.width_bytes), high_byte(part.width_bytes),
         low_byte(part.rows), high_byte(part.rows)});
    const std::size_t data_at = bytes_.size();
    const Bytes dots = bytes_of(raster, part);
    bytes_.insert(bytes_.end(), dots.begin(), dots.end());
    // What ends an interrupted command is zeros: white, as the rest of a picture may be.
    const auto white =
        std::find_if(dots.rbegin(), dots.rend(), [](auto byte) { return byte != 0; });
    ink_ends_at_ = bytes_.size() - static_cast<std::size_t>(white - dots.rbegin());
    for (std::size_t at = data_at; at + 1 < bytes_.size(); ++at) {
      if (holds_real_time_command(std::span(bytes_).subspan(at, 2))) bytes_[at] |= 0x08u;
    }
    fed_dots_ += static_cast<int>(part.rows);
    end_of_command();
  }

  const Profile& profile_;
  Bytes bytes_;
  std::vector<std::size_t> fences_at_;
  std::vector<Break> breaks_;
  Weight weight_ = Weight::Regular;
  Scale scale_{};
  int fed_dots_ = 0;
  std::size_t ink_ends_at_ = 0;
};

bool prints_something(const Block& block) {
  return std::holds_alternative<QrCode>(block) || !lines_of(block).empty();
}

/// What the printer draws of a block with letters of its own.
struct Letters {
  Encoder& encoder;
  const Profile& profile;

  void operator()(const TextLine& line) const { encoder.text(line); }
  void operator()(const QrCode& code) const {
    if (profile.qr == QrMode::Command) encoder.qr_code(code);
    encoder.texts(code.beside);
  }
  void operator()(const Columns& columns) const { encoder.columns(columns); }
  void operator()(const Frame& frame) const { encoder.frame(frame); }
  void operator()(const Head& head) const { encoder.head(head); }
  void operator()(const Rule& rule) const { encoder.rule(rule); }
  void operator()(const Gap& gap) const { encoder.gap(gap); }
};

}  // namespace

EncodedSlip encode(const Document& document, const Profile& profile,
                   const std::map<std::size_t, Raster>& pictures, const Fences& fences) {
  std::size_t last_printing = 0;
  for (std::size_t i = 0; i < document.blocks.size(); ++i) {
    if (prints_something(document.blocks[i])) last_printing = i;
  }

  const bool is_letters = is_all_letters(document, profile);
  Encoder encoder{profile};
  EncodedSlip slip;
  encoder.begin();
  encoder.fence(fences.at_start, 0);
  if (document.blocks.empty()) encoder.fence(fences.before_last_block, 1);
  for (std::size_t i = 0; i < document.blocks.size(); ++i) {
    if (i == last_printing) encoder.fence(fences.before_last_block, 1);
    const Block& block = document.blocks[i];
    const auto picture = pictures.find(i);
    if (picture != pictures.end()) encoder.picture(picture->second);
    const auto* gap = std::get_if<Gap>(&block);
    if (is_letters) {
      std::visit(Letters{.encoder = encoder, .profile = profile}, block);
    } else if (gap != nullptr) {
      encoder.gap(*gap);
    }
    if (i == last_printing) slip.whole_at = encoder.ink_ends_at();
  }
  encoder.end();
  encoder.fence(fences.at_end, queued_fences_at_end);
  slip.length_mm = encoder.length_mm();
  slip.fences_at = encoder.take_fences();
  slip.breaks = encoder.take_breaks();
  slip.bytes = encoder.take();
  return slip;
}

std::vector<std::uint8_t> separating_cut(const Profile& profile) {
  Encoder encoder{profile};
  encoder.reset();
  encoder.end();
  return encoder.take();
}

std::vector<std::uint8_t> queued_questions(std::size_t count) {
  Bytes questions;
  for (; count > 0; --count) questions.insert(questions.end(), {group_separator, 'r', 1});
  return questions;
}

std::vector<std::uint8_t> fence_question(Fence fence, const FenceId& id) {
  switch (fence) {
    case Fence::None:
      return {};
    case Fence::QueuedStatus:
      return queued_questions(1);
    case Fence::ProcessId:
      Bytes question{group_separator, '(', 'H', 6, 0, 48, 48};
      for (const char c : id) question.push_back(static_cast<std::uint8_t>(c));
      return question;
  }
  return {};
}

std::size_t longest_command(const Profile& profile) {
  const auto band = most_band_rows * static_cast<std::size_t>((profile.width_dots + 7) / 8) + 8;
  return std::max(band, static_cast<std::size_t>(longest_qr_command_bytes));
}

bool holds_real_time_command(std::span<const std::uint8_t> bytes) {
  const auto* const end = bytes.data() + bytes.size();
  const auto* const found =
      std::adjacent_find(bytes.data(), end, [](std::uint8_t first, std::uint8_t second) {
        return first == data_link_escape && (second == 0x04 || second == 0x05 || second == 0x14);
      });
  return found != end;
}

}  // namespace drivers::printer
