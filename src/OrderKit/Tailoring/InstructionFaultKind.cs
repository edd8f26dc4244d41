namespace OrderKit.Tailoring;

/// <summary>In which way an instruction does not fit the schema.</summary>
/// <remarks>The numbers are fixed; later versions may add kinds.</remarks>
public enum InstructionFaultKind
{
    /// <summary>The field is required and has no instruction.</summary>
    Missing = 1,

    /// <summary>The schema has no such field.</summary>
    UnknownField = 2,

    /// <summary>The field has two instructions.</summary>
    GivenTwice = 3,

    /// <summary>The value is of another kind than the field.</summary>
    WrongKind = 4,

    /// <summary>There is nothing in it but white space.</summary>
    Empty = 5,

    /// <summary>The text is no valid Unicode: half a surrogate pair stands alone.</summary>
    BrokenText = 6,

    /// <summary>A character that the field does not take, or one that no text may have: control characters, direction overrides,
    /// invisible ones.</summary>
    CharacterNotAllowed = 7,

    /// <summary>More characters in a line, or in one character, than the field takes.</summary>
    TooLong = 8,

    /// <summary>More lines than the field takes.</summary>
    TooManyLines = 9,

    /// <summary>The option or colour is not offered.</summary>
    NotOffered = 10,

    /// <summary>Below the least value.</summary>
    TooSmall = 11,

    /// <summary>Above the greatest value.</summary>
    TooLarge = 12,

    /// <summary>Between two steps, or with more decimals than can be made.</summary>
    NotOnStep = 13,

    /// <summary>The unit is not taken.</summary>
    UnitNotAllowed = 14,

    /// <summary>Not a colour in hexadecimal digits.</summary>
    NotAColour = 15,

    /// <summary>The media type of the file is not taken.</summary>
    MediaTypeNotAllowed = 16,

    /// <summary>The file's name cannot be one.</summary>
    BadFileName = 17,

    /// <summary>Not a SHA-256 in hexadecimal digits.</summary>
    BadHash = 18,

    /// <summary>More instructions than any schema takes; none was looked at.</summary>
    TooManyInstructions = 19,
}
