/**
 * A picture in shades of grey: each colour becomes the grey of its luma (0.2126 R + 0.7152 G + 0.0722 B of the sRGB
 * values, Rec. ITU-R BT.709), before anything is drawn, so that all formats have the same greys.
 */
export const inGrey = (svg: string): string =>
  svg.replace(
    / (fill|stroke|color)="#([\da-f]{2})([\da-f]{2})([\da-f]{2})"/gi,
    (_, name: string, ...parts: readonly string[]) => {
      const [red, green, blue] = parts.slice(0, 3).map((part) => Number.parseInt(part, 16))
      const grey = Math.round(0.2126 * red! + 0.7152 * green! + 0.0722 * blue!)
      return ` ${name}="#${grey.toString(16).padStart(2, '0').repeat(3)}"`
    },
  )
