#include "drivers/printer/escpos.h"

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <utility>

#include "drivers/printer/native_text.h"
#include "drivers/printer/qr.h"

namespace drivers::printer {

namespace {

using Bytes = std::vector<std::uint8_t>;

constexpr std::uint8_t line_feed = 0x0A;
constexpr std::uint8_t escape = 0x1B;
constexpr std::uint8_t file_separator = 0x1C;
constexpr std::uint8_t group_separator = 0x1D;

// Bands this low keep one interrupted command, and so what must be sent to end it, short.
constexpr int band_rows = 16;
constexpr int longest_qr_command_bytes = 308;
constexpr double rule_mm = 0.375;
constexpr double rule_margin_mm = 1.0;
constexpr int largest_gap_mm = 50;

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
    align(line.align);
    set_weight(line.weight);
    set_scale(scale);
    const auto columns = columns_of(scale, profile_.width_dots);
    const bool centred = line.align == Align::Centre;
    for (const Bytes& part :
         centred ? wrap_evenly(*characters, columns) : wrap(*characters, columns)) {
      fed_dots_ += line_pitch_dots(scale);
      bytes_.insert(bytes_.end(), part.begin(), part.end());
      bytes_.push_back(line_feed);
      end_of_command();
    }
  }

  /// The printer draws the code; the white above and below is ours.
  void qr_code(const QrCode& code) {
    const int size = largest_qr_size(code.text);
    if (size == 0) return;
    const int module = qr_module_dots(size, profile_.width_dots, profile_.dots_per_mm);
    feed_dots(quiet_zone_modules * module);
    align(Align::Centre);
    put({group_separator, '(', 'k', 4, 0, 49, 65, 50, 0});                              // model 2
    put({group_separator, '(', 'k', 3, 0, 49, 67, static_cast<std::uint8_t>(module)});  // dots
    put({group_separator, '(', 'k', 3, 0, 49, 69, 49});                                 // level M
    const std::size_t length = code.text.size() + 3;
    put({group_separator, '(', 'k', low_byte(length), high_byte(length), 49, 80, 48});
    bytes_.insert(bytes_.end(), code.text.begin(), code.text.end());
    put({group_separator, '(', 'k', 3, 0, 49, 81, 48});  // print what was stored
    end_of_command();
    feed_dots(quiet_zone_modules * module);
  }

  void rule() {
    feed_dots(dots(rule_margin_mm));
    const int rows = std::max(1, dots(rule_mm));
    Raster line{.width_dots = profile_.width_dots, .height_dots = rows, .dots = {}};
    line.dots.assign(static_cast<std::size_t>(rows) * static_cast<std::size_t>(profile_.width_dots),
                     1);
    picture(line);
    feed_dots(dots(rule_margin_mm));
  }

  void gap(const Gap& gap) { feed_dots(dots(std::clamp(gap.height_mm, 0, largest_gap_mm))); }

  /// Blank rows become feeds; blank columns at the sides are not sent.
  void picture(const Raster& raster) {
    std::vector<Used> used;
    used.reserve(static_cast<std::size_t>(raster.height_dots));
    for (int y = 0; y < raster.height_dots; ++y) used.push_back(used_bytes(raster, y));
    Row row = used.begin();
    while (row != used.cend()) {
      const Row black = std::find_if(row, used.cend(), [](const Used& of) { return of.end > 0; });
      feed_dots(static_cast<int>(black - row));
      row = end_of_band(black, used.cend());
      if (row == black) continue;
      Used all = *black;
      for (Row each = black; each != row; ++each) all = both(all, *each);
      band(raster, static_cast<int>(black - used.begin()), static_cast<int>(row - black), all);
    }
  }

  [[nodiscard]] int length_mm() const {
    return static_cast<int>(std::ceil(fed_dots_ / profile_.dots_per_mm));
  }
  [[nodiscard]] std::size_t size() const { return bytes_.size(); }
  [[nodiscard]] Bytes take() { return std::move(bytes_); }
  [[nodiscard]] std::vector<std::size_t> take_fences() { return std::move(fences_at_); }
  [[nodiscard]] std::vector<std::size_t> take_breaks() { return std::move(breaks_at_); }

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
    if (breaks_at_.empty() || breaks_at_.back() < bytes_.size())
      breaks_at_.push_back(bytes_.size());
  }

  void align(Align align) {
    if (align_ == align) return;
    align_ = align;
    put({escape, 'a', static_cast<std::uint8_t>(align == Align::Centre ? 1 : 0)});
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

  /// The bytes of a row from its first to behind its last black dot; end 0 when it is white.
  struct Used {
    int begin = 0;
    int end = 0;

    bool operator==(const Used&) const = default;
  };
  using Row = std::vector<Used>::const_iterator;

  static Used used_bytes(const Raster& raster, int y) {
    const auto first = raster.dots.begin() + std::ptrdiff_t{y} * raster.width_dots;
    const auto last = first + raster.width_dots;
    const auto left = std::find(first, last, std::uint8_t{1});
    if (left == last) return {};
    const auto right = std::find(std::make_reverse_iterator(last), std::make_reverse_iterator(left),
                                 std::uint8_t{1});
    return {.begin = static_cast<int>(left - first) / 8,
            .end = static_cast<int>(right.base() - first + 7) / 8};
  }

  static Used both(const Used& one, const Used& other) {
    if (other.end == 0) return one;
    return {.begin = std::min(one.begin, other.begin), .end = std::max(one.end, other.end)};
  }

  /// A blank row ends the band: a feed and a new band are 11 bytes, the row mostly more.
  static Row end_of_band(Row begin, Row end) {
    if (end - begin > band_rows) end = begin + band_rows;
    return std::find(begin, end, Used{});
  }

  /// Placed by the alignment: what is cut equally from both sides stays in its place when centred.
  void band(const Raster& raster, int top, int rows, const Used& used) {
    const int row_bytes = (raster.width_dots + 7) / 8;
    const int margin = raster.width_dots % 8 == 0 ? std::min(used.begin, row_bytes - used.end) : 0;
    const bool is_centred = row_bytes - 2 * margin < used.end;
    const int begin = is_centred ? margin : 0;
    const int end = is_centred ? row_bytes - margin : used.end;
    align(is_centred ? Align::Centre : Align::Left);
    const auto width = static_cast<std::size_t>(end - begin);
    const auto height = static_cast<std::size_t>(rows);
    put({group_separator, 'v', '0', 0, low_byte(width), high_byte(width), low_byte(height),
         high_byte(height)});
    const std::size_t data_at = bytes_.size();
    for (int y = top; y < top + rows; ++y) {
      for (int column = begin; column < end; ++column) bytes_.push_back(packed(raster, column, y));
    }
    for (std::size_t at = data_at; at + 1 < bytes_.size(); ++at) {
      if (holds_real_time_command(std::span(bytes_).subspan(at, 2))) bytes_[at] |= 0x08u;
    }
    fed_dots_ += rows;
    end_of_command();
  }

  /// Eight dots in one byte, the left one highest.
  static std::uint8_t packed(const Raster& raster, int column, int y) {
    unsigned byte = 0;
    for (int bit = 0; bit < 8; ++bit) {
      const int x = column * 8 + bit;
      byte = (byte << 1) | (x < raster.width_dots && raster.at(x, y) ? 1u : 0u);
    }
    return static_cast<std::uint8_t>(byte);
  }

  const Profile& profile_;
  Bytes bytes_;
  std::vector<std::size_t> fences_at_;
  std::vector<std::size_t> breaks_at_;
  Align align_ = Align::Left;
  Weight weight_ = Weight::Regular;
  Scale scale_{};
  int fed_dots_ = 0;
};

bool prints_something(const Block& block) {
  return std::holds_alternative<TextLine>(block) || std::holds_alternative<QrCode>(block);
}

bool needs_raster(const Block& block, const Profile& profile) {
  if (const auto* line = std::get_if<TextLine>(&block)) {
    return profile.text == TextMode::Raster || !to_printer_text(line->text, profile.code_page);
  }
  return std::holds_alternative<QrCode>(block) && profile.qr == QrMode::Raster;
}

}  // namespace

std::vector<std::size_t> blocks_needing_raster(const Document& document, const Profile& profile) {
  std::vector<std::size_t> indices;
  for (std::size_t i = 0; i < document.blocks.size(); ++i) {
    if (needs_raster(document.blocks[i], profile)) indices.push_back(i);
  }
  return indices;
}

EncodedSlip encode(const Document& document, const Profile& profile,
                   const std::map<std::size_t, Raster>& rasters, const Fences& fences) {
  std::size_t last_printing = 0;
  for (std::size_t i = 0; i < document.blocks.size(); ++i) {
    if (prints_something(document.blocks[i])) last_printing = i;
  }

  Encoder encoder{profile};
  EncodedSlip slip;
  encoder.begin();
  encoder.fence(fences.at_start, 0);
  if (document.blocks.empty()) encoder.fence(fences.before_last_block, 1);
  for (std::size_t i = 0; i < document.blocks.size(); ++i) {
    if (i == last_printing) encoder.fence(fences.before_last_block, 1);
    const Block& block = document.blocks[i];
    const auto raster = rasters.find(i);
    if (raster != rasters.end()) {
      encoder.picture(raster->second);
    } else if (const auto* line = std::get_if<TextLine>(&block)) {
      if (profile.text == TextMode::Native) encoder.text(*line);
    } else if (const auto* code = std::get_if<QrCode>(&block)) {
      if (profile.qr == QrMode::Command) encoder.qr_code(*code);
    } else if (const auto* gap = std::get_if<Gap>(&block)) {
      encoder.gap(*gap);
    } else {
      encoder.rule();
    }
    if (i == last_printing) slip.whole_at = encoder.size();
  }
  encoder.end();
  encoder.fence(fences.at_end, queued_fences_at_end);
  slip.length_mm = encoder.length_mm();
  slip.fences_at = encoder.take_fences();
  slip.breaks_at = encoder.take_breaks();
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
  const auto band =
      std::size_t{band_rows} * static_cast<std::size_t>((profile.width_dots + 7) / 8) + 8;
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
