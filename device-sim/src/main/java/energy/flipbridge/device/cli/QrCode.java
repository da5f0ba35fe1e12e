package energy.flipbridge.device.cli;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import javax.imageio.ImageIO;

/** A text as a QR code with the quiet zone that scanners need. */
final class QrCode {

    private static final int QUIET_ZONE = 4;
    private static final int PIXELS_A_MODULE = 8;
    private static final String BLACK_ON_WHITE = "\u001b[38;5;16;48;5;231m";
    private static final String RESET = "\u001b[0m";

    private final BitMatrix modules;

    private QrCode(BitMatrix modules) {
        this.modules = modules;
    }

    static QrCode of(String text) {
        try {
            return new QrCode(new QRCodeWriter()
                    .encode(
                            text,
                            BarcodeFormat.QR_CODE,
                            0,
                            0,
                            Map.of(
                                    EncodeHintType.ERROR_CORRECTION,
                                    ErrorCorrectionLevel.L,
                                    EncodeHintType.MARGIN,
                                    QUIET_ZONE)));
        } catch (WriterException e) {
            throw new IllegalArgumentException("The address is too long for a QR code", e);
        }
    }

    /** two rows of modules a line, black on white whatever the terminal's colours are */
    String text() {
        StringBuilder text = new StringBuilder();
        for (int y = 0; y < modules.getHeight(); y += 2) {
            text.append(BLACK_ON_WHITE);
            for (int x = 0; x < modules.getWidth(); x++) {
                text.append(block(isBlack(x, y), isBlack(x, y + 1)));
            }
            text.append(RESET).append('\n');
        }
        return text.toString();
    }

    int width() {
        return modules.getWidth();
    }

    private static char block(boolean upper, boolean lower) {
        if (upper) {
            return lower ? '█' : '▀';
        }
        return lower ? '▄' : ' ';
    }

    private boolean isBlack(int x, int y) {
        return y < modules.getHeight() && modules.get(x, y);
    }

    void writePng(Path file) throws IOException {
        int size = modules.getWidth() * PIXELS_A_MODULE;
        BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_BYTE_BINARY);
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                boolean black = modules.get(x / PIXELS_A_MODULE, y / PIXELS_A_MODULE);
                image.setRGB(x, y, black ? 0x000000 : 0xFFFFFF);
            }
        }
        ImageIO.write(image, "png", file.toFile());
    }
}
