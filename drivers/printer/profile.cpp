#include "drivers/printer/profile.h"

#include <algorithm>
#include <array>
#include <optional>
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
      fail(fmt::format("{} must be a text of 1 to {} characters", key, most_characters_in_a_name));
      return;
    }
    value = member->get<std::string>();
  }

  void flag(const char* key, bool& value) {
    const Json* const member = take(key);
    if (member == nullptr) return;
    if (!member->is_boolean()) {
      fail(fmt::format("{} must be true or false", key));
      return;
    }
    value = member->get<bool>();
  }

  void whole_number(const char* key, int least, int most, int& value) {
    const Json* const member = take(key);
    if (member == nullptr) return;
    if (!is_whole(*member, least, most)) {
      fail(fmt::format("{} must be a whole number from {} to {}", key, least, most));
      return;
    }
    value = member->get<int>();
  }

  void number(const char* key, double least, double most, double& value) {
    const Json* const member = take(key);
    if (member == nullptr) return;
    if (!member->is_number() || !(member->get<double>() >= least) ||
        !(member->get<double>() <= most)) {
      fail(fmt::format("{} must be a number from {} to {}", key, least, most));
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
    fail(fmt::format("{} must be one of{}", key, allowed));
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
      fail(fmt::format("{} must be a rising list of numbers from 1 to 4", key));
    }
  }

  /// The first thing that is wrong, after all members were read.
  [[nodiscard]] std::optional<std::string> error() const {
    if (error_) return error_;
    for (const auto& [key, member] : object_.items()) {
      if (std::find(taken_.begin(), taken_.end(), key) == taken_.end()) {
        return fmt::format("unknown key {}", key);
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
    fail(fmt::format("{} is missing", key));
    return nullptr;
  }

  void fail(std::string sentence) {
    if (!error_) error_ = std::move(sentence);
  }

  const Json& object_;
  std::vector<std::string> taken_;
  std::optional<std::string> error_;
};

std::expected<Profile, std::string> parse_profile(const Json& object) {
  if (!object.is_object()) return std::unexpected("a printer must be an object");
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
  reader.whole_number("feed_at_end_mm", 0, 30, profile.feed_at_end_mm);
  reader.choice("fence", fences, profile.fence);
  reader.flag("can_clear_buffer", profile.can_clear_buffer);
  reader.flag("has_auto_status", profile.has_auto_status);
  reader.questions("status_questions", profile.status_questions);
  if (const auto error = reader.error()) {
    return std::unexpected(fmt::format("printer {}: {}", profile.name, *error));
  }
  return profile;
}

/// Parses and refuses repeated keys, of which the library would silently keep the last.
std::optional<Json> parse_strictly(std::string_view text) {
  std::vector<std::vector<std::string>> keys_of_open_objects;
  bool repeated = false;
  const Json::parser_callback_t look = [&](int, Json::parse_event_t event, Json& value) {
    if (event == Json::parse_event_t::object_start) keys_of_open_objects.emplace_back();
    if (event == Json::parse_event_t::object_end) keys_of_open_objects.pop_back();
    if (event == Json::parse_event_t::key) {
      auto& keys = keys_of_open_objects.back();
      const auto& key = value.get_ref<const std::string&>();
      repeated = repeated || std::find(keys.begin(), keys.end(), key) != keys.end();
      keys.push_back(key);
    }
    return true;
  };
  Json parsed = Json::parse(text, look, false);
  if (parsed.is_discarded() || repeated) return std::nullopt;
  return parsed;
}

}  // namespace

std::expected<std::vector<Profile>, std::string> parse_profiles(std::string_view json) {
  const std::optional<Json> root = parse_strictly(json);
  if (!root) return std::unexpected("not valid JSON, or a key stands twice");
  if (!root->is_object() || root->size() != 1 || !root->contains("printers") ||
      !root->at("printers").is_array()) {
    return std::unexpected("the file must hold one key, printers, with a list");
  }
  std::vector<Profile> profiles;
  for (const Json& object : root->at("printers")) {
    auto profile = parse_profile(object);
    if (!profile) return std::unexpected(profile.error());
    if (find_profile(profiles, profile->name) != nullptr) {
      return std::unexpected(fmt::format("printer {}: the name stands twice", profile->name));
    }
    profiles.push_back(std::move(*profile));
  }
  return profiles;
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

}  // namespace drivers::printer
