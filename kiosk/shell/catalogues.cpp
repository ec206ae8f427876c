#include "kiosk/shell/catalogues.h"

#include <array>
#include <exception>
#include <locale>
#include <memory>

#include <boost/locale.hpp>

namespace kiosk::shell {
namespace {

using Locales = std::array<std::locale, ui::language_count>;

constexpr std::array<const char*, ui::language_count> locale_names{"id_ID.UTF-8", "en_US.UTF-8",
                                                                   "su_ID.UTF-8"};

Locales load(const std::string& folder) {
  Locales locales;
  // The standard backend: ICU would cost the first frame tens of milliseconds.
  auto backends = boost::locale::localization_backend_manager::global();
  backends.select("std");
  boost::locale::generator generator(backends);
  generator.add_messages_path(folder);
  generator.add_messages_domain("anjungan");
  generator.categories(boost::locale::category_t::message);
  for (std::size_t i = 0; i < locales.size(); ++i) {
    try {
      locales[i] = generator(locale_names[i]);
    } catch (const std::exception&) {
      locales[i] = std::locale::classic();
    }
  }
  return locales;
}

}  // namespace

ui::Words load_words(const std::string& folder) {
  auto locales = std::make_shared<const Locales>(load(folder));
  return [locales](ui::Language language, std::string_view key) -> std::optional<std::string> {
    const auto& locale = (*locales)[static_cast<std::size_t>(language)];
    if (!std::has_facet<boost::locale::message_format<char>>(locale)) return std::nullopt;
    const auto& catalogue = std::use_facet<boost::locale::message_format<char>>(locale);
    const std::string id{key};
    const char* text = catalogue.get(0, nullptr, id.c_str());
    if (text == nullptr) return std::nullopt;
    return std::string{text};
  };
}

}  // namespace kiosk::shell
