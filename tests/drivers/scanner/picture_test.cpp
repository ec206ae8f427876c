// Codes in pictures as people show them: from a file, on a telephone, by a camera.

#include "drivers/scanner/picture.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <random>

#include <SDL_image.h>
#include <ZXing/BitMatrix.h>
#include <ZXing/MultiFormatWriter.h>

#include "drivers/printer/qr.h"
#include "drivers/surface.h"
#include "tests/support/catch.h"
#include "tests/support/read_file.h"
#include "tests/support/temporary_folder.h"

namespace {

using drivers::scanner::codes_in_picture;
using drivers::scanner::codes_in_pixels;
using drivers::scanner::CodeType;
using drivers::scanner::CodeTypes;

constexpr auto ticket = "AJ1.T.01.K01.20261123.0912.A012.SP071.0.Q332K5AOTBQA6LENPAEOSXE47Q";
constexpr auto document_link = "https://oss.go.id/berkas?nomor=1";

/// White paper, a byte a pixel.
struct Picture {
  int width = 0;
  int height = 0;
  std::vector<std::uint8_t> pixels;

  Picture(int wide, int high)
      : width(wide),
        height(high),
        pixels(static_cast<std::size_t>(wide) * static_cast<std::size_t>(high), 255) {}

  [[nodiscard]] std::uint8_t& at(int x, int y) {
    return pixels[static_cast<std::size_t>(y) * static_cast<std::size_t>(width) +
                  static_cast<std::size_t>(x)];
  }
};

/// The code with its corner at that place, `module_px` wide modules, turned about the picture's
/// middle.
void draw(Picture& picture, const char* text, int left, int top, int module_px,
          double degrees = 0) {
  const auto code = drivers::printer::make_qr(text);
  REQUIRE(code);
  const double angle = degrees * std::acos(-1.0) / 180;
  const double middle_x = picture.width / 2.0;
  const double middle_y = picture.height / 2.0;
  for (int y = 0; y < picture.height; ++y) {
    for (int x = 0; x < picture.width; ++x) {
      const double along = (x - middle_x) * std::cos(angle) + (y - middle_y) * std::sin(angle);
      const double down = (y - middle_y) * std::cos(angle) - (x - middle_x) * std::sin(angle);
      const auto column = static_cast<int>(std::floor((along + middle_x - left) / module_px));
      const auto row = static_cast<int>(std::floor((down + middle_y - top) / module_px));
      const bool inside = column >= 0 && row >= 0 && column < code->size && row < code->size;
      if (inside && code->at(column, row)) picture.at(x, y) = 0;
    }
  }
}

/// A telephone's photograph in a hall: grey instead of black and white, light from one side, grain.
void photograph(Picture& picture) {
  std::mt19937 random{20261123};
  std::normal_distribution<double> grain{0, 12};
  for (int y = 0; y < picture.height; ++y) {
    for (int x = 0; x < picture.width; ++x) {
      const double light = 0.55 + 0.4 * x / picture.width;
      const double seen = (picture.at(x, y) == 0 ? 50 : 215) * light + grain(random);
      picture.at(x, y) = static_cast<std::uint8_t>(std::clamp(seen, 0.0, 255.0));
    }
  }
}

/// A code of that type as its own library draws it.
Picture drawn(CodeType type, const std::string& text) {
  using ZXing::BarcodeFormat;
  static const std::array<BarcodeFormat, 5> formats{BarcodeFormat::QRCode, BarcodeFormat::PDF417,
                                                    BarcodeFormat::DataMatrix, BarcodeFormat::Aztec,
                                                    BarcodeFormat::Code128};
  const auto matrix = ZXing::MultiFormatWriter(formats.at(static_cast<std::size_t>(type)))
                          .setMargin(20)
                          .encode(text, 600, 240);
  Picture picture{matrix.width(), matrix.height()};
  for (int y = 0; y < matrix.height(); ++y) {
    for (int x = 0; x < matrix.width(); ++x) picture.at(x, y) = matrix.get(x, y) ? 0 : 255;
  }
  return picture;
}

/// `.jpg` loses what photographs lose; all else is PNG.
void save(const Picture& picture, const std::string& path) {
  const drivers::Surface surface{
      SDL_CreateRGBSurfaceWithFormat(0, picture.width, picture.height, 24, SDL_PIXELFORMAT_RGB24)};
  REQUIRE(surface);
  auto* bytes = static_cast<std::uint8_t*>(surface->pixels);
  for (int y = 0; y < picture.height; ++y) {
    for (int x = 0; x < picture.width; ++x) {
      const auto from = static_cast<std::size_t>(y) * static_cast<std::size_t>(picture.width) +
                        static_cast<std::size_t>(x);
      std::fill_n(bytes + y * surface->pitch + x * 3, 3, picture.pixels[from]);
    }
  }
  const bool jpeg = path.ends_with(".jpg");
  REQUIRE((jpeg ? IMG_SaveJPG(surface.get(), path.c_str(), 60)
                : IMG_SavePNG(surface.get(), path.c_str())) == 0);
}

std::vector<std::string> read(const Picture& picture, const CodeTypes& types = {CodeType::Qr}) {
  return codes_in_pixels(picture.pixels, picture.width, picture.height, types);
}

}  // namespace

TEST_CASE("a code in a picture file is read, PNG or JPEG", "[scanner]") {
  const auto* name = GENERATE("/code.png", "/code.jpg");
  const tests::TemporaryFolder folder;
  Picture picture{300, 300};
  draw(picture, ticket, 60, 60, 5);
  save(picture, folder.path() + name);
  const auto codes = codes_in_picture(folder.path() + name, {CodeType::Qr});
  REQUIRE(codes);
  CHECK(*codes == std::vector<std::string>{ticket});
}

TEST_CASE("each type of code is read where it is switched on, and only there", "[scanner]") {
  for (const auto type : drivers::scanner::all_code_types()) {
    INFO(name_of(type));
    const std::string text = "AJ1.T.01.K01.20261123";
    const auto picture = drawn(type, text);
    CHECK(read(picture, {type}) == std::vector<std::string>{text});
    CHECK(read(picture, drivers::scanner::all_code_types()) == std::vector<std::string>{text});
    auto others = drivers::scanner::all_code_types();
    std::erase(others, type);
    CHECK(read(picture, others).empty());
    CHECK(drivers::scanner::parse_code_type(name_of(type)) == type);
  }
  CHECK(read(drawn(CodeType::Qr, "AJ1.T.01"), {}).empty());
  CHECK_FALSE(drivers::scanner::parse_code_type("ean13"));
}

TEST_CASE("a code is read whichever way the paper is held", "[scanner]") {
  const auto degrees = GENERATE(0, 15, 45, 90, 135, 180, 270, 333);
  INFO(degrees);
  Picture picture{420, 420};
  draw(picture, ticket, 112, 112, 6, degrees);
  CHECK(read(picture) == std::vector<std::string>{ticket});
}

TEST_CASE("a photograph with grain and light from one side is read", "[scanner]") {
  const tests::TemporaryFolder folder;
  Picture picture{640, 480};
  draw(picture, document_link, 220, 140, 7, 12);
  photograph(picture);
  save(picture, folder.path() + "/photograph.jpg");
  const auto codes = codes_in_picture(folder.path() + "/photograph.jpg", {CodeType::Qr});
  REQUIRE(codes);
  CHECK(*codes == std::vector<std::string>{document_link});
}

TEST_CASE("two codes in one picture are both read", "[scanner]") {
  Picture picture{640, 320};
  draw(picture, ticket, 40, 60, 5);
  draw(picture, document_link, 380, 60, 5);
  auto codes = read(picture);
  std::ranges::sort(codes);
  CHECK(codes == std::vector<std::string>{ticket, document_link});
}

TEST_CASE("a picture without a code, or with half of one, is no error and no code", "[scanner]") {
  Picture picture{300, 300};
  CHECK(read(picture).empty());
  draw(picture, ticket, 60, 60, 5);
  std::fill_n(picture.pixels.begin() + 300 * 140, 300 * 160, 255);
  CHECK(read(picture).empty());
}

TEST_CASE("pixels that do not fit their size are no picture", "[scanner]") {
  const std::vector<std::uint8_t> pixels(100, 255);
  CHECK(codes_in_pixels(pixels, 10, 9, {CodeType::Qr}).empty());
  CHECK(codes_in_pixels(pixels, 0, 0, {CodeType::Qr}).empty());
  CHECK(codes_in_pixels(pixels, -10, -10, {CodeType::Qr}).empty());
}

TEST_CASE("a picture whose piece claims more than the file holds is refused at once", "[scanner]") {
  const tests::TemporaryFolder folder;
  const auto path = folder.path() + "/code.png";
  Picture picture{300, 300};
  draw(picture, ticket, 60, 60, 5);
  save(picture, path);
  const auto whole = tests::read_file(path);
  const auto data = whole.find("IDAT");
  REQUIRE(data != std::string::npos);
  for (const auto* length : {"\x20", "\x7F", "\xFF"}) {
    auto claiming = whole;
    claiming.replace(data - 4, 1, length);
    tests::write_file(path, claiming);
    CHECK(codes_in_picture(path, {CodeType::Qr}).error() ==
          drivers::scanner::PictureError::Unreadable);
  }
  tests::write_file(path, whole.substr(0, whole.size() - 1));
  CHECK(codes_in_picture(path, {CodeType::Qr}).error() ==
        drivers::scanner::PictureError::Unreadable);
  tests::write_file(path, whole);
  CHECK(codes_in_picture(path, {CodeType::Qr}));
}

TEST_CASE("a picture is measured by its own header before it is unfolded", "[scanner]") {
  const tests::TemporaryFolder folder;
  const auto path = folder.path() + "/picture";
  const auto read_bytes = [&](const std::string& bytes) {
    tests::write_file(path, bytes);
    return drivers::scanner::codes_in_picture(path, drivers::scanner::all_code_types()).error();
  };
  using drivers::scanner::PictureError;
  const std::string png = std::string("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16);
  const std::string jpeg = std::string("\xFF\xD8\xFF\xE0\0\x04JF\xFF\xC0\0\x11\x08", 13);
  CHECK(read_bytes(png + std::string("\0\1\0\0\0\1\0\0", 8)) == PictureError::TooLarge);
  CHECK(read_bytes(png + std::string(8, '\xFF')) == PictureError::TooLarge);
  CHECK(read_bytes(jpeg + "\xFF\xFF\xFF\xFF") == PictureError::TooLarge);
  CHECK(read_bytes(png + std::string("\0\0\0\1\0\0\0\1", 8)) == PictureError::Unreadable);
  CHECK(read_bytes("GIF89a") == PictureError::Unreadable);
  CHECK(read_bytes("") == PictureError::Unreadable);
  CHECK(read_bytes(std::string(std::size_t{33} << 20U, 'x')) == PictureError::TooLarge);
}
