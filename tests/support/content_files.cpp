#include "tests/support/content_files.h"

#include <array>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace test_support {
namespace {

using kiosk::domain::ContentFiles;
using nlohmann::ordered_json;

constexpr std::array<const char*, 6> kinds = {"Izin",  "Sertifikat Standar", "Rekomendasi",
                                              "Surat", "Pendaftaran",        "Pengesahan"};
constexpr std::array<const char*, 10> topics = {
    "Usaha Jasa",   "Bangunan Gedung", "Reklame",    "Kependudukan", "Kendaraan",
    "Tenaga Kerja", "Kesehatan",       "Lingkungan", "Pendidikan",   "Perikanan"};
constexpr std::string_view letters = "ABCDEFGHJKLMNPQRSTUV";

std::string read_file(const std::filesystem::path& path) {
  std::ifstream stream(path, std::ios::binary);
  if (!stream) throw std::runtime_error("cannot read " + path.string());
  std::ostringstream text;
  text << stream.rdbuf();
  return text.str();
}

std::string agency_code(int number) {
  return fmt::format("UJI{:02}", number + 1);
}

std::string made_up_office(const std::string& text, int agencies) {
  ordered_json office = ordered_json::parse(text);
  for (int i = 0; i < agencies; ++i) {
    const std::string name = fmt::format("Instansi Uji {:02}", i + 1);
    office["agencies"].push_back(
        {{"code", agency_code(i)}, {"name", {{"id", name}, {"en", "Test Agency"}}}});
  }
  for (std::size_t i = office["groups"].size(); i < letters.size(); ++i) {
    office["groups"].push_back({{"letter", std::string(1, letters[i])},
                                {"name", {{"id", fmt::format("Kelompok Uji {}", letters[i])}}},
                                {"desk", "DAFTAR"}});
  }
  return office.dump(2);
}

std::string made_up_service(ordered_json service, int index, int agencies) {
  const auto at = static_cast<std::size_t>(index);
  const std::string title = fmt::format("{} {} (layanan uji {})", kinds.at(at % kinds.size()),
                                        topics.at(at / kinds.size() % topics.size()), index + 1);
  service["no"] = 1001 + index;
  service["code"] = fmt::format("SP{}", 1001 + index);
  service["agency"] = agency_code(index % agencies);
  service["group"] = std::string(1, letters.at(at % letters.size()));
  service["title"] = {{"id", title}, {"en", fmt::format("Test service {}", index + 1)}};
  service["short_title"] = {{"id", title}};
  service["keywords"] = {fmt::format("uji{}", index + 1)};
  service["kbli"] = {{{"code", fmt::format("{:05}", 10000 + index * 7)}, {"edition", 2020}}};
  return service.dump(2);
}

}  // namespace

ContentFiles read_content_files(const std::string& folder) {
  ContentFiles files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    const std::string path = std::filesystem::relative(entry.path(), folder).generic_string();
    if (entry.is_regular_file() && kiosk::domain::is_content_file(path)) {
      files.texts.emplace(path, read_file(entry.path()));
    }
  }
  return files;
}

ContentFiles with_edited(const std::string& path, const std::function<void(ordered_json&)>& edit) {
  ContentFiles files = read_content_files();
  ordered_json json = ordered_json::parse(files.texts.at(path));
  edit(json);
  files.texts.at(path) = json.dump(2);
  return files;
}

ContentFiles made_up_centre(CentreSize size) {
  ContentFiles files = read_content_files();
  files.texts["office.json"] = made_up_office(files.texts.at("office.json"), size.agencies);
  const ordered_json shipped = ordered_json::parse(files.texts.at("services/SP071.json"));
  for (int i = 0; i < size.services; ++i) {
    files.texts.emplace(fmt::format("services/SP{}.json", 1001 + i),
                        made_up_service(shipped, i, size.agencies));
  }
  return files;
}

std::string with_replaced(const std::string& text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  if (at == text.npos || text.find(from, at + 1) != text.npos) {
    throw std::runtime_error("there is not exactly one " + from);
  }
  return std::string(text).replace(at, from.size(), to);
}

}  // namespace test_support
