namespace SpaceCloud.Orbit;

/// <summary>The rows of a group's table: what the kernel needs of a near-Earth orbit. Row r of lane l stands at [r * Lanes + l].</summary>
internal static class Sgp4Row
{
    public const int Mo = 0;
    public const int Mdot = 1;
    public const int Argpo = 2;
    public const int Argpdot = 3;
    public const int Nodeo = 4;
    public const int Nodedot = 5;
    public const int Nodecf = 6;
    public const int Cc1 = 7;
    public const int D2 = 8;
    public const int D3 = 9;
    public const int D4 = 10;
    public const int T2cof = 11;
    public const int T3cof = 12;
    public const int T4cof = 13;
    public const int T5cof = 14;
    public const int No = 15;
    public const int Ecco = 16;
    public const int Bcc4 = 17;
    public const int Bcc5 = 18;
    public const int Sinmao = 19;
    public const int Eta = 20;
    public const int Omgcof = 21;
    public const int Xmcof = 22;
    public const int Delmo = 23;
    public const int Ao = 24;
    public const int InverseAo = 25;

    /// <summary>The unit of velocity by the root of Ao.</summary>
    public const int VelocityUnit = 26;
    public const int Xlcof = 27;
    public const int Aycof = 28;
    public const int Con41 = 29;
    public const int X1mth2 = 30;
    public const int X7thm1 = 31;
    public const int Sinio = 32;
    public const int Cosio = 33;

    /// <summary>Largest drag term of the mean anomaly that the kernel's series is good for.</summary>
    public const int MaxDragAnomaly = 34;

    public const int Count = 35;
}
