namespace SpaceCloud.Samples.Wildfire;

/// <summary>
/// Contextual fire detection in the manner of the MODIS active fire product (Giglio et al., 2003, Remote Sensing of Environment 87):
/// a pixel burns when it is above an absolute threshold and stands out of its surroundings. Surroundings are described by median
/// and median absolute deviation, which the fire's own pixels hardly move; so warm ground that is warm all around is no fire.
/// </summary>
internal static class HotSpotFinder
{
    private const int WindowRadiusPixels = 10;

    /// <summary>A pixel's own neighbours burn with it and are no background.</summary>
    private const int GuardRadiusPixels = 2;

    private const int MinBackgroundPixels = 40;
    private const double MinContrastKelvin = 10;
    private const double DeviationFactor = 5;

    /// <summary>Hot spots of at least <paramref name="minPixels"/> pixels, from north to south and west to east.</summary>
    public static IReadOnlyList<HotSpot> Find(Scene scene, double thresholdKelvin, int minPixels)
    {
        float[] excess = new float[scene.Kelvin.Length];
        float[] background = new float[(2 * WindowRadiusPixels + 1) * (2 * WindowRadiusPixels + 1)];
        for (int at = 0; at < excess.Length; at++)
        {
            // A comparison with NaN is false: a pixel without data never burns.
            excess[at] = scene.Kelvin[at] >= thresholdKelvin ? Excess(scene, at, background) : 0;
        }

        List<HotSpot> spots = [];
        for (int at = 0; at < excess.Length; at++)
        {
            if (excess[at] > 0 && Gather(scene, excess, at) is { } spot && spot.Pixels >= minPixels)
            {
                spots.Add(spot);
            }
        }

        return [.. spots.OrderBy(spot => spot.Row).ThenBy(spot => spot.Column)];
    }

    /// <summary>Kelvin above the background, or 0 when the pixel does not stand out.</summary>
    private static float Excess(Scene scene, int at, float[] background)
    {
        int count = Surroundings(scene, at / scene.Width, at % scene.Width, background);
        if (count < MinBackgroundPixels)
        {
            return 0;
        }

        // Most candidates are warm ground among warm ground: when more than half is as warm, no sorting is needed to know.
        Span<float> values = background.AsSpan(0, count);
        if (CountAbove(values, scene.Kelvin[at] - (float)MinContrastKelvin) * 2 > count + 1)
        {
            return 0;
        }

        float median = Median(values);
        for (int each = 0; each < count; each++)
        {
            values[each] = Math.Abs(values[each] - median);
        }

        float contrast = scene.Kelvin[at] - median;
        return contrast > Math.Max(MinContrastKelvin, DeviationFactor * Median(values)) ? contrast : 0;
    }

    private static int Surroundings(Scene scene, int row, int column, float[] values)
    {
        int count = 0;
        for (int y = Math.Max(0, row - WindowRadiusPixels); y <= Math.Min(scene.Height - 1, row + WindowRadiusPixels); y++)
        {
            for (int x = Math.Max(0, column - WindowRadiusPixels); x <= Math.Min(scene.Width - 1, column + WindowRadiusPixels); x++)
            {
                bool near = Math.Abs(y - row) <= GuardRadiusPixels && Math.Abs(x - column) <= GuardRadiusPixels;
                float value = scene.Kelvin[(y * scene.Width) + x];
                if (!near && !float.IsNaN(value))
                {
                    values[count++] = value;
                }
            }
        }

        return count;
    }

    private static int CountAbove(ReadOnlySpan<float> values, float limit)
    {
        int count = 0;
        foreach (float value in values)
        {
            count += value > limit ? 1 : 0;
        }

        return count;
    }

    private static float Median(Span<float> values)
    {
        values.Sort();
        return values[values.Length / 2];
    }

    /// <summary>Takes the whole group of touching (also diagonally) pixels out of the raster of excesses.</summary>
    private static HotSpot Gather(Scene scene, float[] excess, int start)
    {
        Stack<int> open = new([start]);
        double weight = 0, rows = 0, columns = 0, peak = 0, background = 0;
        int pixels = 0;
        float startExcess = excess[start];
        excess[start] = 0;
        Add(start, startExcess);
        while (open.TryPop(out int at))
        {
            int row = at / scene.Width, column = at % scene.Width;
            for (int y = Math.Max(0, row - 1); y <= Math.Min(scene.Height - 1, row + 1); y++)
            {
                for (int x = Math.Max(0, column - 1); x <= Math.Min(scene.Width - 1, column + 1); x++)
                {
                    int next = (y * scene.Width) + x;
                    if (excess[next] > 0)
                    {
                        float nextExcess = excess[next];
                        excess[next] = 0;
                        Add(next, nextExcess);
                        open.Push(next);
                    }
                }
            }
        }

        return new HotSpot(rows / weight, columns / weight, peak, background, pixels);

        void Add(int at, float heat)
        {
            pixels++;
            weight += heat;
            rows += heat * (at / scene.Width);
            columns += heat * (at % scene.Width);
            if (scene.Kelvin[at] > peak)
            {
                peak = scene.Kelvin[at];
                background = peak - heat;
            }
        }
    }
}
