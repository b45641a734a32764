"""What a request for the rows of data may say."""

from ..data.body import DATA_PLACES, DataBody
from ..http.request_body import RequestBody


class DatasetRequest(RequestBody):
    """The data whose rows are wanted."""

    PLACES = DATA_PLACES

    data: DataBody
