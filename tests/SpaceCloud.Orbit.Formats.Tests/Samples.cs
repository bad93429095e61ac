namespace SpaceCloud.Orbit.Formats.Tests;

/// <summary>One object in every form, and the parts to make others of.</summary>
internal static class Samples
{
    public const string Line1 = "1 25544U 98067A   24130.36689744  .00016024  00000+0  27777-3 0  9992";
    public const string Line2 = "2 25544  51.6381 147.8590 0003466 150.4670 338.5502 15.51043222452521";

    public const string Tle = $"ISS (ZARYA)\n{Line1}\n{Line2}\n";

    public const string Json = """
        [{"OBJECT_NAME":"ISS (ZARYA)","OBJECT_ID":"1998-067A","EPOCH":"2024-05-09T08:48:19.938816","MEAN_MOTION":15.51043222,
        "ECCENTRICITY":0.0003466,"INCLINATION":51.6381,"RA_OF_ASC_NODE":147.859,"ARG_OF_PERICENTER":150.467,"MEAN_ANOMALY":338.5502,
        "EPHEMERIS_TYPE":0,"CLASSIFICATION_TYPE":"U","NORAD_CAT_ID":25544,"ELEMENT_SET_NO":999,"REV_AT_EPOCH":45252,"BSTAR":0.00027777,
        "MEAN_MOTION_DOT":0.00016024,"MEAN_MOTION_DDOT":0}]
        """;

    /// <summary>As Space-Track answers: all values as strings, and keys that are not read.</summary>
    public const string JsonOfStrings = """
        {"CCSDS_OMM_VERS":"3.0","COMMENT":"GENERATED","ORIGINATOR":"18 SPCS","OBJECT_NAME":"ISS (ZARYA)","OBJECT_ID":"1998-067A",
        "CENTER_NAME":"EARTH","REF_FRAME":"TEME","TIME_SYSTEM":"UTC","MEAN_ELEMENT_THEORY":"SGP4","EPOCH":"2024-05-09T08:48:19.938816",
        "MEAN_MOTION":"15.51043222","ECCENTRICITY":"0.00034660","INCLINATION":"51.6381","RA_OF_ASC_NODE":"147.8590",
        "ARG_OF_PERICENTER":"150.4670","MEAN_ANOMALY":"338.5502","EPHEMERIS_TYPE":"0","CLASSIFICATION_TYPE":"U","NORAD_CAT_ID":"25544",
        "ELEMENT_SET_NO":"999","REV_AT_EPOCH":"45252","BSTAR":"0.00027777000000","MEAN_MOTION_DOT":"0.00016024",
        "MEAN_MOTION_DDOT":"0.0000000000000","SEMIMAJOR_AXIS":"6796.5","RCS_SIZE":null,"TLE_LINE1":"1 25544U"}
        """;

    public const string CsvHead =
        "OBJECT_NAME,OBJECT_ID,EPOCH,MEAN_MOTION,ECCENTRICITY,INCLINATION,RA_OF_ASC_NODE,ARG_OF_PERICENTER,MEAN_ANOMALY,EPHEMERIS_TYPE,"
        + "CLASSIFICATION_TYPE,NORAD_CAT_ID,ELEMENT_SET_NO,REV_AT_EPOCH,BSTAR,MEAN_MOTION_DOT,MEAN_MOTION_DDOT\r\n";

    public const string CsvRow =
        "ISS (ZARYA),1998-067A,2024-05-09T08:48:19.938816,15.51043222,.0003466,51.6381,147.8590,150.4670,338.5502,0,U,25544,999,45252,.27777E-3,.16024E-3,0\r\n";

    public const string Csv = CsvHead + CsvRow;

    public const string Message = """
        <omm id="CCSDS_OMM_VERS" version="2.0"><header><CREATION_DATE/><ORIGINATOR/></header><body><segment><metadata><OBJECT_NAME>ISS (ZARYA)</OBJECT_NAME>
        <OBJECT_ID>1998-067A</OBJECT_ID><CENTER_NAME>EARTH</CENTER_NAME><REF_FRAME>TEME</REF_FRAME><TIME_SYSTEM>UTC</TIME_SYSTEM>
        <MEAN_ELEMENT_THEORY>SGP4</MEAN_ELEMENT_THEORY></metadata><data><meanElements><EPOCH>2024-05-09T08:48:19.938816</EPOCH>
        <MEAN_MOTION units="rev/day">15.51043222</MEAN_MOTION><ECCENTRICITY>.0003466</ECCENTRICITY><INCLINATION units="deg">51.6381</INCLINATION>
        <RA_OF_ASC_NODE>147.8590</RA_OF_ASC_NODE><ARG_OF_PERICENTER>150.4670</ARG_OF_PERICENTER><MEAN_ANOMALY>338.5502</MEAN_ANOMALY></meanElements>
        <tleParameters><EPHEMERIS_TYPE>0</EPHEMERIS_TYPE><CLASSIFICATION_TYPE>U</CLASSIFICATION_TYPE><NORAD_CAT_ID>25544</NORAD_CAT_ID>
        <ELEMENT_SET_NO>999</ELEMENT_SET_NO><REV_AT_EPOCH>45252</REV_AT_EPOCH><BSTAR>.27777E-3</BSTAR><MEAN_MOTION_DOT>.16024E-3</MEAN_MOTION_DOT>
        <MEAN_MOTION_DDOT>0</MEAN_MOTION_DDOT></tleParameters></data></segment></body></omm>
        """;

    public const string Xml = $"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<ndm xmlns:xsi=\"https://www.w3.org/2001/XMLSchema-instance\">\n{Message}\n</ndm>";

    public const string Kvn =
        "CCSDS_OMM_VERS     = 2.0\r\nCREATION_DATE      =\r\nORIGINATOR         =\r\n\r\nCOMMENT made by hand\r\nOBJECT_NAME        = ISS (ZARYA)\r\n"
        + "OBJECT_ID          = 1998-067A\r\nCENTER_NAME        = EARTH\r\nREF_FRAME          = TEME\r\nTIME_SYSTEM        = UTC\r\n"
        + "MEAN_ELEMENT_THEORY = SGP/SGP4\r\nEPOCH              = 2024-05-09T08:48:19.938816\r\nMEAN_MOTION        = 15.51043222 [rev/day]\r\n"
        + "ECCENTRICITY       = .0003466\r\nINCLINATION        = 51.6381\r\nRA_OF_ASC_NODE     = 147.8590\r\nARG_OF_PERICENTER  = 150.4670\r\n"
        + "MEAN_ANOMALY       = 338.5502\r\nEPHEMERIS_TYPE     = 0\r\nCLASSIFICATION_TYPE = U\r\nNORAD_CAT_ID       = 25544\r\nELEMENT_SET_NO     = 999\r\n"
        + "REV_AT_EPOCH       = 45252\r\nBSTAR              = .27777E-3\r\nMEAN_MOTION_DOT    = .16024E-3\r\nMEAN_MOTION_DDOT   = 0\r\n\r\n";

    public static readonly (ElementFormat Format, string Text)[] All =
    [
        (ElementFormat.Tle, Tle), (ElementFormat.OmmJson, Json), (ElementFormat.OmmJson, JsonOfStrings), (ElementFormat.OmmCsv, Csv),
        (ElementFormat.OmmXml, Xml), (ElementFormat.OmmXml, Message), (ElementFormat.OmmKvn, Kvn),
    ];
}
