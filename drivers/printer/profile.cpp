#include "drivers/printer/profile.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <optional>
#include <sstream>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace drivers::printer {

namespace {

using Json = nlohmann::json;

template <typename Value>
using Names = std::span<const std::pair<std::string_view, Value>>;

constexpr std::array<std::pair<std::string_view, TextMode>, 2> text_modes{
    {{"native", TextMode::Native}, {"raster", TextMode::Raster}}};
constexpr std::array<std::pair<std::string_view, QrMode>, 2> qr_modes{
    {{"command", QrMode::Command}, {"raster", QrMode::Raster}}};
constexpr std::array<std::pair<std::string_view, Fence>, 3> fences{
    {{"none", Fence::None},
     {"queued_status", Fence::QueuedStatus},
     {"process_id", Fence::ProcessId}}};
constexpr std::array<std::pair<std::string_view, Cut>, 3> cuts{
    {{"feed_and_cut", Cut::FeedAndCut}, {"esc_i", Cut::EscI}, {"esc_m", Cut::EscM}}};
constexpr std::array<std::pair<std::string_view, CodePage>, 3> code_pages{
    {{"pc437", CodePage::Pc437}, {"pc858", CodePage::Pc858}, {"wpc1252", CodePage::Wpc1252}}};

constexpr std::size_t most_characters_in_a_name = 80;

/// Reads the members of one printer's object and remembers what is wrong with the first bad one.
class MemberReader {
 public:
  explicit MemberReader(const Json& object) : object_(object) {}

  void text(const char* key, std::string& value) {
    const Json* const member = take(key);
    if (member == nullptr) return;
    if (!member->is_string() || member->get_ref<const std::string&>().empty() ||
        member->get_ref<const std::string&>().size() > most_characters_in_a_name) {
      fail(key,
           fmt::format("{} must be a text of 1 to {} characters", key, most_characters_in_a_name));
      return;
    }
    value = member->get<std::string>();
  }

  void flag(const char* key, bool& value) {
    const Json* const member = take(key);
    if (member == nullptr) return;
    if (!member->is_boolean()) {
      fail(key, fmt::format("{} must be true or false", key));
      return;
    }
    value = member->get<bool>();
  }

  void whole_number(const char* key, int least, int most, int& value) {
    const Json* const member = take(key);
    if (member == nullptr) return;
    if (!is_whole(*member, least, most)) {
      fail(key, fmt::format("{} must be a whole number from {} to {}", key, least, most));
      return;
    }
    value = member->get<int>();
  }

  void number(const char* key, double least, double most, double& value) {
    const Json* const member = take(key);
    if (member == nullptr) return;
    if (!member->is_number() || !(member->get<double>() >= least) ||
        !(member->get<double>() <= most)) {
      fail(key, fmt::format("{} must be a number from {} to {}", key, least, most));
      return;
    }
    value = member->get<double>();
  }

  template <typename Value, std::size_t count>
  void choice(const char* key, const std::array<std::pair<std::string_view, Value>, count>& names,
              Value& value) {
    const Json* const member = take(key);
    if (member == nullptr) return;
    for (const auto& [name, named] : names) {
      if (member->is_string() && member->get_ref<const std::string&>() == name) {
        value = named;
        return;
      }
    }
    std::string allowed;
    for (const auto& [name, named] : names) allowed += fmt::format(" {}", name);
    fail(key, fmt::format("{} must be one of{}", key, allowed));
  }

  /// Rising numbers of 1 .. 4.
  void questions(const char* key, std::vector<int>& value) {
    const Json* const member = take(key);
    if (member == nullptr) return;
    bool valid = member->is_array();
    for (std::size_t i = 0; valid && i < member->size(); ++i) {
      valid = is_whole((*member)[i], 1, 4);
      if (valid) value.push_back((*member)[i].get<int>());
    }
    if (!valid ||
        std::adjacent_find(value.begin(), value.end(), std::greater_equal<>()) != value.end()) {
      fail(key, fmt::format("{} must be a rising list of numbers from 1 to 4", key));
    }
  }

  [[nodiscard]] bool has(const char* key) const { return object_.contains(key); }

  struct Error {
    std::string key;
    std::string sentence;
  };

  void fail(const char* key, std::string sentence) {
    if (!error_) error_ = {.key = key, .sentence = std::move(sentence)};
  }

  /// The first thing that is wrong, after all members were read.
  [[nodiscard]] std::optional<Error> error() const {
    if (error_) return error_;
    for (const auto& [key, member] : object_.items()) {
      if (std::find(taken_.begin(), taken_.end(), key) == taken_.end()) {
        return Error{.key = key, .sentence = fmt::format("unknown key {}", key)};
      }
    }
    return std::nullopt;
  }

 private:
  static bool is_whole(const Json& member, int least, int most) {
    return member.is_number_integer() && member >= least && member <= most;
  }

  const Json* take(const char* key) {
    taken_.emplace_back(key);
    const auto found = object_.find(key);
    if (found != object_.end()) return &*found;
    fail(key, fmt::format("{} is missing", key));
    return nullptr;
  }

  const Json& object_;
  std::vector<std::string> taken_;
  std::optional<Error> error_;
};

/// Walks through JSON that is known to be sound, to find the line of a mistake in it.
class LineFinder {
 public:
  explicit LineFinder(std::string_view json) : json_(json) {}

  /// Of a key, where it stands for the so-manyth time, in the printer with this index; or of the
  /// printer when it has no such key.
  int line_of(std::size_t printer, const std::string& key, std::size_t time = 1) {
    std::size_t printers = 0;
    int line_of_printer = 1;
    const auto quoted = '"' + key + '"';
    while (at_ < json_.size()) {
      const char c = json_[at_];
      if (c == '"') {
        const auto begin = at_;
        skip_string();
        const bool here = depth_ == 3 && printers == printer + 1;
        const bool found = here && json_.substr(begin, at_ - begin) == quoted && is_key();
        if (found && --time == 0) return line_;
        continue;
      }
      if (c == '\n') ++line_;
      if (c == '{' && depth_ == 2 && ++printers == printer + 1) line_of_printer = line_;
      depth_ += c == '{' || c == '[' ? 1 : c == '}' || c == ']' ? -1 : 0;
      ++at_;
    }
    return line_of_printer;
  }

 private:
  void skip_string() {
    for (++at_; at_ < json_.size() && json_[at_] != '"'; ++at_) {
      if (json_[at_] == '\\') ++at_;
    }
    ++at_;
  }
  [[nodiscard]] bool is_key() const {
    const auto next = json_.find_first_not_of(" \t\r\n", at_);
    return next != json_.npos && json_[next] == ':';
  }

  std::string_view json_;
  std::size_t at_ = 0;
  int depth_ = 0;
  int line_ = 1;
};

std::expected<Profile, MemberReader::Error> parse_profile(const Json& object) {
  if (!object.is_object()) {
    return std::unexpected(MemberReader::Error{.key = {}, .sentence = "must be an object"});
  }
  Profile profile;
  MemberReader reader{object};
  reader.text("name", profile.name);
  reader.text("model", profile.model);
  reader.whole_number("width_dots", 192, 832, profile.width_dots);
  reader.number("dots_per_mm", 5.0, 24.0, profile.dots_per_mm);
  reader.choice("text", text_modes, profile.text);
  reader.choice("code_page", code_pages, profile.code_page);
  reader.whole_number("code_page_number", 0, 255, profile.code_page_number);
  reader.flag("leaves_kanji_mode", profile.leaves_kanji_mode);
  reader.whole_number("motion_units_per_inch", 0, 255, profile.motion_units_per_inch);
  reader.whole_number("density", -6, 6, profile.density);
  reader.choice("qr", qr_modes, profile.qr);
  reader.flag("has_cutter", profile.has_cutter);
  if (reader.has("cut")) reader.choice("cut", cuts, profile.cut);
  reader.whole_number("feed_at_end_mm", 0, 30, profile.feed_at_end_mm);
  reader.choice("fence", fences, profile.fence);
  reader.flag("can_clear_buffer", profile.can_clear_buffer);
  reader.flag("has_auto_status", profile.has_auto_status);
  reader.questions("status_questions", profile.status_questions);
  if (profile.fence != Fence::None && profile.status_questions.empty()) {
    reader.fail("fence", "fence must be none for a printer that answers no status_questions");
  }
  if (auto error = reader.error()) {
    error->sentence = fmt::format("printer {}: {}", profile.name, error->sentence);
    return std::unexpected(*error);
  }
  return profile;
}

int line_at(std::string_view text, std::size_t byte) {
  const auto before = text.substr(0, byte);
  return 1 + static_cast<int>(std::count(before.begin(), before.end(), '\n'));
}

/// Of a key that stands twice in one object.
struct Repeated {
  std::size_t printer = 0;
  std::string key;
};

/// Parses, and notes the first repeated key, of which the library would silently keep the last.
std::expected<Json, ProfileFault> parse_strictly(std::string_view text) {
  std::vector<std::vector<std::string>> keys;
  std::size_t printers = 0;
  std::optional<Repeated> repeated;
  const Json::parser_callback_t look = [&](int, Json::parse_event_t event, Json& value) {
    if (event == Json::parse_event_t::object_start) keys.emplace_back();
    if (event == Json::parse_event_t::object_start && keys.size() == 2) ++printers;
    if (event == Json::parse_event_t::object_end) keys.pop_back();
    if (event == Json::parse_event_t::key && !repeated) {
      const auto& key = value.get_ref<const std::string&>();
      const bool known = std::ranges::find(keys.back(), key) != keys.back().end();
      if (known) repeated = {.printer = std::max(printers, std::size_t{1}) - 1, .key = key};
      keys.back().push_back(key);
    }
    return true;
  };
  try {
    Json parsed = Json::parse(text, look);
    if (!repeated) return parsed;
  } catch (const Json::exception& error) {
    const auto* where = dynamic_cast<const Json::parse_error*>(&error);
    return std::unexpected(
        ProfileFault{.line = where != nullptr ? line_at(text, where->byte) : 1,
                     .message = "is not JSON from here on, or lacks something before"});
  }
  constexpr std::size_t second = 2;
  return std::unexpected(
      ProfileFault{.line = LineFinder{text}.line_of(repeated->printer, repeated->key, second),
                   .message = fmt::format("key {} stands twice", repeated->key)});
}

}  // namespace

std::expected<std::vector<Profile>, ProfileFault> parse_profiles(std::string_view json) {
  const auto root = parse_strictly(json);
  if (!root) return std::unexpected(root.error());
  if (!root->is_object() || root->size() != 1 || !root->contains("printers") ||
      !root->at("printers").is_array()) {
    return std::unexpected(
        ProfileFault{.message = "the file must hold one key, printers, with a list"});
  }
  std::vector<Profile> profiles;
  for (const Json& object : root->at("printers")) {
    auto profile = parse_profile(object);
    if (profile && find_profile(profiles, profile->name) != nullptr) {
      profile = std::unexpected(MemberReader::Error{
          .key = "name",
          .sentence = fmt::format("printer {}: the name stands twice", profile->name)});
    }
    if (!profile) {
      return std::unexpected(
          ProfileFault{.line = LineFinder{json}.line_of(profiles.size(), profile.error().key),
                       .message = profile.error().sentence});
    }
    profiles.push_back(std::move(*profile));
  }
  return profiles;
}

Profile drawn(Profile profile) {
  profile.text = TextMode::Raster;
  profile.qr = QrMode::Raster;
  return profile;
}

const std::vector<Profile>& builtin_profiles() {
  static const std::vector<Profile> profiles{
      {.name = "epson-tm-t82",
       .model = "Epson TM-T82/TM-T20 class, 80 mm, 203 dpi",
       .motion_units_per_inch = 203,
       .can_clear_buffer = true,
       .has_auto_status = true,
       .status_questions = {1, 2, 3, 4}},
      {.name = "epson-tm-t88",
       .model = "Epson TM-T88 class, 80 mm, 180 dpi",
       .width_dots = 512,
       .dots_per_mm = 7.09,
       .motion_units_per_inch = 180,
       .can_clear_buffer = true,
       .has_auto_status = true,
       .status_questions = {1, 2, 3, 4}},
      {.name = "generic-80mm",
       .model = "ESC/POS printer, 80 mm, 203 dpi",
       .leaves_kanji_mode = true,
       .qr = QrMode::Raster,
       .fence = Fence::QueuedStatus,
       .status_questions = {1, 2, 3, 4}},
      {.name = "silent-80mm",
       .model = "ESC/POS printer that answers nothing, 80 mm, 203 dpi",
       .leaves_kanji_mode = true,
       .qr = QrMode::Raster,
       .fence = Fence::None},
      {.name = "silent-80mm-esc-i",
       .model = "the same with a knife that wants ESC i",
       .leaves_kanji_mode = true,
       .qr = QrMode::Raster,
       .cut = Cut::EscI,
       .feed_at_end_mm = 15,
       .fence = Fence::None},
      {.name = "silent-80mm-esc-m",
       .model = "the same with a knife that wants ESC m",
       .leaves_kanji_mode = true,
       .qr = QrMode::Raster,
       .cut = Cut::EscM,
       .feed_at_end_mm = 15,
       .fence = Fence::None},
      {.name = "generic-58mm",
       .model = "ESC/POS printer, 58 mm, 203 dpi, no cutter",
       .width_dots = 384,
       .text = TextMode::Raster,
       .code_page = CodePage::Pc437,
       .code_page_number = 0,
       .leaves_kanji_mode = true,
       .qr = QrMode::Raster,
       .has_cutter = false,
       .feed_at_end_mm = 12,
       .fence = Fence::None},
  };
  return profiles;
}

const Profile* find_profile(std::span<const Profile> profiles, std::string_view name) {
  const auto found = std::find_if(profiles.begin(), profiles.end(),
                                  [name](const Profile& profile) { return profile.name == name; });
  return found == profiles.end() ? nullptr : &*found;
}

std::expected<Profile, std::string> profile_named(const std::string& name,
                                                  const std::string& path) {
  auto profiles = builtin_profiles();
  if (std::ifstream file(path); file) {
    std::stringstream text;
    text << file.rdbuf();
    auto parsed = parse_profiles(text.str());
    if (!parsed) {
      return std::unexpected(
          fmt::format("{}:{}: {}", path, parsed.error().line, parsed.error().message));
    }
    profiles = std::move(*parsed);
  }
  if (const auto* profile = find_profile(profiles, name)) return *profile;
  auto sentence = fmt::format("no printer profile is called {}; there are", name);
  for (const auto& known : profiles) sentence += " " + known.name;
  return std::unexpected(sentence);
}

}  // namespace drivers::printer
